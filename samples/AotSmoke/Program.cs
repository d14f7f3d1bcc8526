using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Relay;

// A server of a few lines answers, so that nothing but Relay is in the program: one whole answer, then a streamed one, then a tool call.
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
_ = Task.Run(() => Serve(listener));
string address = $"http://{listener.LocalEndpoint}/v1";
var options = new RelayRuntimeOptions();
options.Providers.For("openai").BaseUrl = address;
options.Providers.For("openai").ApiKey = "smoke";
using var runtime = new RelayRuntime(options);
using IDisposable scope = RelayRuntime.Use(runtime);

ChatReply reply = await Models.Smart.ChatAsync("What is 2+2?");
Console.WriteLine($"chat: {reply.Text}, {reply.Usage!.Total} tokens, {reply.Cost.TotalUsd} USD");

Console.Write("stream: ");
await foreach (ChatUpdate update in Models.Default.StreamAsync("Count."))
{
    Console.Write(update);
}

Console.WriteLine();
AIFunctionDeclaration tool = AIFunctionFactory.CreateDeclaration("weather", "The weather in a city.", System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}""").RootElement);
ChatReply asked = await Models.Smart.ChatAsync("Weather?", new ChatOptions { Tools = [tool] });
ChatReply answered = await Models.Smart.ChatAsync([new(ChatRole.User, "Weather?"), asked.Message, new(ChatRole.Tool, [new FunctionResultContent(asked.ToolCalls[0].CallId, 21)])]);
Console.WriteLine($"tool: {asked.ToolCalls[0].Name}({asked.ToolCalls[0].ArgumentsText()}), then {answered.Text}");
Console.WriteLine($"estimate: {Models.Smart.EstimateCost(1000).TotalUsd} USD");

// The same under dependency injection, with key and address from configuration.
IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
[
    new("Relay:Timeout", "00:00:20"),
    new("Relay:Pool:MaxConnections", "4"),
    new("Relay:Providers:openai:ApiKey", "smoke"),
    new("Relay:Providers:openai:BaseUrl", address),
]).Build();
using ServiceProvider provider = new ServiceCollection().AddRelay(configuration.GetSection("Relay")).AddModels().Services.BuildServiceProvider();
ChatResponse injected = await provider.GetRequiredKeyedService<IChatClient>(Models.Names.Smart).GetResponseAsync("What is 2+2?");
Console.WriteLine($"injected: {injected.Text}");

static async Task Serve(TcpListener listener)
{
    const string Usage = "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100,\"total_tokens\":1100}";
    while (true)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using NetworkStream stream = client.GetStream();
        string request = await ReadRequest(stream);
        string type = "application/json";
        string body;
        if (request.Contains("\"stream\":true", StringComparison.Ordinal))
        {
            type = "text/event-stream";
            body = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"one two\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        }
        else if (request.Contains("\"tools\"", StringComparison.Ordinal))
        {
            body = "{\"choices\":[{\"index\":0,\"message\":{\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Lisbon\\\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}";
        }
        else
        {
            body = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"four\"},\"finish_reason\":\"stop\"}]," + Usage + "}";
        }

        string head = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + body));
    }
}

static async Task<string> ReadRequest(NetworkStream stream)
{
    var buffer = new byte[64 * 1024];
    int length = 0;
    while (true)
    {
        length += await stream.ReadAsync(buffer.AsMemory(length));
        string text = Encoding.UTF8.GetString(buffer, 0, length);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        int at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (end > 0 && at > 0 && length >= end + 4 + int.Parse(text.AsSpan(at + 16, text.IndexOf('\r', at) - at - 16), System.Globalization.CultureInfo.InvariantCulture))
        {
            return text;
        }
    }
}
