using System.ClientModel;
using OpenAI;
using OpenAI.Chat;

var client = new ChatClient(
    "gpt-4o-mini",
    new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY")!),
    new OpenAIClientOptions { Endpoint = new Uri("http://127.0.0.1:48642/short/v1") });
ChatCompletion completion = await client.CompleteChatAsync("Say something about the sea.");
Console.WriteLine(completion.Content[0].Text.Length);
