using Relay;
using Relay.Benchmarks;

ChatReply reply = await Models.Short.ChatAsync("Say something about the sea.");
Console.WriteLine(reply.Text.Length);
