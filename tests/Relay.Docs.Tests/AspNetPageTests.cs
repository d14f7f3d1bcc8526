using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Relay.Tests;

/// <summary>The program of docs/aspnet.md, run as it stands: only the provider is on this machine, and the server ends with the test.</summary>
public sealed class AspNetPageTests
{
    private const string Services = "relay.docs.services";
    private const string Run = "relay.docs.run";

    [Fact]
    public Task An_answer_comes_with_what_it_cost() => ServeAsync(LoopbackReply.Text("four").WithUsage(1000, 100), async client =>
    {
        using HttpResponseMessage response = await AskAsync(client, "/ask");

        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("four", 0.00021m), (answer.GetProperty("text").GetString(), answer.GetProperty("usd").GetDecimal()));
    });

    [Fact]
    public Task A_stream_is_events_and_ends_with_one_that_says_so() => ServeAsync(LoopbackReply.Text("one two").WithChunkSize(4), async client =>
    {
        using HttpResponseMessage response = await AskAsync(client, "/stream");

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("event: text\ndata: one \n\nevent: text\ndata: two\n\nevent: done\ndata: stop\n\n", await response.Content.ReadAsStringAsync());
    });

    [Theory]
    [InlineData("/ask")]
    [InlineData("/stream")]
    public Task A_failure_before_the_first_piece_is_a_status_and_says_when_to_come_back(string path) =>
        ServeAsync(LoopbackReply.Error(429, "Slow down.").WithRetryAfter(TimeSpan.FromSeconds(7)), async client =>
        {
            using HttpResponseMessage response = await AskAsync(client, path);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
            string problem = await response.Content.ReadAsStringAsync();
            Assert.Contains("\"kind\":\"RateLimit\"", problem, StringComparison.Ordinal);
            Assert.DoesNotContain("Slow down", problem, StringComparison.Ordinal);
        });

    [Fact]
    public Task A_stream_that_breaks_off_ends_in_good_order_with_an_event() =>
        ServeAsync(LoopbackReply.Text("one two three four").WithChunkSize(4).AbortAfterEvents(3), async client =>
        {
            using HttpResponseMessage response = await AskAsync(client, "/stream");

            Assert.EndsWith("event: failed\ndata: The answer broke off.\n\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        });

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string path) => client.PostAsJsonAsync(path, new { text = "What is 2+2?" });

    private static async Task ServeAsync(LoopbackReply reply, Func<HttpClient, Task> check)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply);
        AppContext.SetData(Services, (Action<IServiceCollection>)(services => services.AddSingleton(_ => server.CreateRuntime())));
        AppContext.SetData(Run, async Task (WebApplication app) =>
        {
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            await check(client);
            await app.StopAsync();
            await app.DisposeAsync();
        });
        string page = string.Concat(PageBlock.Of("docs/aspnet.md").Where(static block => block.Language == "csharp").Select(static block => block.Code));
        string program = Replaced(page, ".AddModels();", $".AddModels();\n((Action<IServiceCollection>)AppContext.GetData(\"{Services}\")!)(builder.Services);");
        Assembly assembly = PastedCode.Load([Replaced(program, "app.Run();", $"await ((Func<WebApplication, Task>)AppContext.GetData(\"{Run}\")!)(app);")], isWeb: true);
        await Task.Run(() => assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
    }

    private static string Replaced(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
