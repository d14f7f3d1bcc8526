using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Relay;

namespace Snippets;

internal static class Testing
{
    public static async Task Script()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.Error(429, "Slow down.").WithRetryAfter(TimeSpan.FromSeconds(2)),
            LoopbackReply.Text("four").WithUsage(input: 12, output: 1));
        using RelayRuntime runtime = server.CreateRuntime();
        using (RelayRuntime.Use(runtime))
        {
            ChatReply reply = await Models.Default.ChatAsync("What is 2+2?");
            Console.WriteLine($"{reply.Text}, from {reply.Member}");
        }

        foreach (ReceivedRequest request in server.Requests)
        {
            Console.WriteLine($"{request.Sequence}: {request.Model}, {request.Json.GetProperty("messages").GetArrayLength()} messages");
        }
    }

    public static Task<LoopbackProvider> Respond() =>
        LoopbackProvider.StartAsync(new LoopbackOptions
        {
            Responder = request => request.Model == "gpt-4o-mini" ? LoopbackReply.Text("smart") : LoopbackReply.Text("cheap"),
        });

    public static void Faults(LoopbackProvider server)
    {
        server.Enqueue(LoopbackReply.ToolCall("get_weather", """{"city": "Lisbon"}"""));
        server.Enqueue(LoopbackReply.Text("one byte at a time").SplitEvery(1));
        server.Enqueue(LoopbackReply.Text("never all of it").AbortAfterEvents(2));
        server.Enqueue(LoopbackReply.Text("no usage").WithoutUsage());
        server.Enqueue(LoopbackReply.ResetConnection());
    }

    public static void Container(HostApplicationBuilder builder, LoopbackProvider server)
    {
        builder.Services.AddRelay().AddModels();
        builder.Services.AddSingleton(_ => server.CreateRuntime());
    }

    public static async Task Replays()
    {
        RecordedExchange exchange = RecordedExchange.Load("exchanges/greeting.json");
        await using ExchangeReplayer replayer = await ExchangeReplayer.StartAsync();
        Replay replay = replayer.Serve(exchange, served => served.SplitEvery(7));
        ModelAlias model = RelayRuntime.Model("openai/gpt-4o-mini", spec =>
        {
            spec.BaseUrl = replay.BaseUrl;
            spec.ApiKey = "any-key-will-do";
        });
        ChatReply reply = await model.ChatAsync("Hello?");
        Console.WriteLine($"{reply.Text}: {reply.Usage?.Total} tokens, {replay.Requests.Count} request");
    }
}
