using System.ComponentModel;
using Microsoft.Extensions.AI;
using Quickstart;
using Relay;

// With a key in the environment the real provider answers; without one, a server on this machine does.
bool hasOpenAI = Environment.GetEnvironmentVariable("OPENAI_API_KEY") is { Length: > 0 };
bool hasGroq = Environment.GetEnvironmentVariable("GROQ_API_KEY") is { Length: > 0 };
await using LoopbackProvider? loopback = hasOpenAI || hasGroq ? null : await PretendProvider.StartAsync();
using RelayRuntime? runtime = loopback?.CreateRuntime();
using IDisposable? scope = runtime is null ? null : RelayRuntime.Use(runtime);
ModelAlias model = hasOpenAI || !hasGroq ? Models.Smart : Models.FastCheap;

var page = new Page(Console.Out);
page.Head(model, loopback);

page.Step("A chat", "Models.Smart.ChatAsync(\"What is 2+2?\")");
ChatReply reply = await model.ChatAsync("What is 2+2? Answer with the number only.");
page.Answer(reply.Text);
page.Bill(reply);

page.Step("A stream", "await foreach (ChatUpdate update in model.StreamAsync(…))");
page.Begin();
await foreach (ChatUpdate update in model.StreamAsync("Name the planets of the solar system, in order."))
{
    page.Piece(update.ToString());
    if (update.Kind == ChatUpdateKind.End)
    {
        page.End();
        page.Bill(update.Reply!);
    }
}

page.Step("A tool call", "options.Tools = [AIFunctionFactory.Create(GetWeather)]");
AIFunction weather = AIFunctionFactory.Create(GetWeather);
List<ChatMessage> conversation = [new(ChatRole.User, "What is the weather in Lisbon?")];
reply = await model.ChatAsync(conversation, new ChatOptions { Tools = [weather] });
page.Bill(reply);
conversation.Add(reply.Message);
foreach (FunctionCallContent call in reply.ToolCalls)
{
    page.Answer($"{call.Name}({call.ArgumentsText()})");
    object? result = await weather.InvokeAsync(new AIFunctionArguments(call.Arguments));
    conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
}

reply = await model.ChatAsync(conversation, new ChatOptions { Tools = [weather] });
page.Answer(reply.Text);
page.Bill(reply);

page.Step("A call that fails", "new CallOptions { ApiKey = \"not-a-key\" }");
ChatResult failed = await model.TryChatAsync("Hello?", new CallOptions { ApiKey = "not-a-key" });
page.Failure(failed.Error!);

page.Step("What a call would cost", "model.EstimateCost(promptTokens: 100_000)");
page.Estimate(model.EstimateCost(promptTokens: 100_000, expectedOutputTokens: 1_000));

page.Total();

[Description("The weather in a city, now.")]
static string GetWeather([Description("The city")] string city) => $"{city}: 21 degrees, clear sky";
