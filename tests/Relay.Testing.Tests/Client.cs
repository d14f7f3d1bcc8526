using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Relay.Testing.Tests;

/// <summary>A plain HTTP client for a loopback server: no SDK between the test and the bytes.</summary>
internal sealed class Client : IDisposable
{
    // Every test has connections of its own, so that none inherits one that another test broke.
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromMinutes(2) };

    public static string Body(string prompt = "What is 2+2?", bool stream = false, bool usage = false, string model = "test-model") =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["model"] = model,
            ["messages"] = new[] { new { role = "system", content = "Be brief." }, new { role = "user", content = prompt } },
            ["stream"] = stream,
            ["stream_options"] = new { include_usage = usage },
        });

    public Task<HttpResponseMessage> PostAsync(LoopbackProvider server, string? body = null, CancellationToken cancellationToken = default) =>
        PostAsync(server.BaseUrl, body, cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string baseUrl, string? body = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, baseUrl + "/chat/completions")
        {
            Content = new StringContent(body ?? Body(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "test-key");
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<JsonElement> JsonAsync(LoopbackProvider server, string? body = null)
    {
        using HttpResponseMessage response = await PostAsync(server, body);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<string> TextAsync(LoopbackProvider server, string? body = null)
    {
        using HttpResponseMessage response = await PostAsync(server, body);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The <c>data</c> of every event of a stream.</summary>
    public async Task<List<string>> EventsAsync(LoopbackProvider server, bool usage = false)
    {
        string text = await TextAsync(server, Body(stream: true, usage: usage));
        return Data(text);
    }

    public static List<string> Data(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => string.Join("\n", block.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line[5..].TrimStart())))];

    public Task<HttpResponseMessage> GetAsync(string url) => _http.GetAsync(url);

    public void Dispose() => _http.Dispose();
}
