using Relay.Benchmarks;

using var chat = new RawChat(RawChat.CreateHandler(), Environment.GetEnvironmentVariable("OPENAI_API_KEY")!);
RawAnswer answer = await chat.ChatAsync(new Uri("http://127.0.0.1:48642/short/v1/chat/completions"), "Say something about the sea.", CancellationToken.None);
Console.WriteLine(answer.Text.Length);
