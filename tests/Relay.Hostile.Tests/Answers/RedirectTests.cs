namespace Relay.Hostile.Tests.Answers;

/// <summary>Redirects are followed nowhere, whatever they say: the conversation and the key go where the preset says.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_typed_error_and_is_not_followed(int status)
    {
        await using LoopbackProvider elsewhere = await LoopbackProvider.StartAsync();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = _ => null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => (m.BaseUrl, m.ApiKey) = (server.BaseUrl, "test-key"));
        string[] places = [elsewhere.BaseUrl + "/chat/completions", "http://169.254.169.254/latest", "//[::1]/", "/other", "file:///etc/passwd", ""];
        foreach (string place in places)
        {
            LoopbackReply answer = LoopbackReply.Raw(status, null, default).WithHeader("Location", place);
            server.Enqueue(answer);
            server.Enqueue(answer);
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));
            Assert.Equal((RelayErrorKind.Provider, status), (error.Kind, error.StatusCode));
            CallOutcomeCheck.Result streamed = await CallOutcomeCheck.Stream(model.StreamAsync("hi"));
            Assert.True(streamed is { Fault: null, Error.Kind: RelayErrorKind.Provider });
        }

        Assert.Equal((places.Length * 2, 0), (server.RequestCount, elsewhere.RequestCount));
        HostileReport.Add($"redirects of status {status}: not followed", places.Length * 2);
    }
}
