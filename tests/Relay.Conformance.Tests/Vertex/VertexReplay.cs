namespace Relay.Conformance.Tests;

/// <summary>What is different in an exchange with Vertex AI, whoever publishes the model: the path, the token, the version in the body.</summary>
internal static class VertexReplay
{
    /// <summary>The access token that calls show.</summary>
    public const string Token = "ya29.test-token-not-a-secret";

    public static bool IsAbout(RecordedExchange exchange) => ReplayTarget.Wire(exchange) == WireProtocol.Vertex;

    /// <summary>Puts the alias into the project and the location of the recorded address; a recording with a key in place of a token has neither.</summary>
    public static void Place(RecordedExchange exchange, ModelSpecBuilder model)
    {
        if (HasKey(exchange))
        {
            model.ApiKey = ReplayTarget.Key;
            return;
        }

        model.Project = Project(exchange);
        model.Location = Location(exchange);
    }

    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        differences.Equal("key", HasKey(exchange) ? ReplayTarget.Key : null, sent.Headers.GetValueOrDefault("x-goog-api-key"));
        differences.Equal("token", HasKey(exchange) ? null : "Bearer " + Token, sent.Headers.GetValueOrDefault("Authorization"));
        bool isClaude = ReplayTarget.Body(exchange) == WireProtocol.AnthropicMessages;
        string method = isClaude ? stream ? ":streamRawPredict" : ":rawPredict" : stream ? ":streamGenerateContent" : ":generateContent";
        string path = "/v1" + (HasKey(exchange) ? "" : "/projects/" + Project(exchange) + "/locations/" + Location(exchange))
            + "/publishers/" + (isClaude ? "anthropic" : "google") + "/models/" + ReplayTarget.Model(exchange) + method;
        differences.True("path: " + sent.Path + " and not " + path, sent.Path.EndsWith(path, StringComparison.Ordinal) && !sent.Path.EndsWith("/v1" + path, StringComparison.Ordinal));
        differences.Equal("version in the body", isClaude ? "vertex-2023-10-16" : null, Json.Text(sent.Json, "anthropic_version"));
        differences.True("a model in the body", !Json.Has(sent.Json, "model"));
        differences.True("a version in a header", !sent.Headers.ContainsKey("anthropic-version"));
    }

    private static bool HasKey(RecordedExchange exchange) => exchange.Request.Headers.Any(header => header.Key == "x-goog-api-key");

    private static string Project(RecordedExchange exchange) => Behind(exchange, "projects") ?? "my-project";

    /// <summary>A location that was made unreadable is the one whose address the recording names: no region stands in it.</summary>
    private static string Location(RecordedExchange exchange) =>
        Behind(exchange, "locations") is { } location && !location.Contains('<', StringComparison.Ordinal) ? location : "global";

    private static string? Behind(RecordedExchange exchange, string collection)
    {
        string[] pieces = (exchange.Request.Url ?? "").Split('/');
        int at = Array.IndexOf(pieces, collection);
        return at < 0 || at + 1 >= pieces.Length ? null : pieces[at + 1];
    }

    /// <summary>Gives the token to whoever asks for Google Cloud's.</summary>
    public sealed class Tokens : IAccessTokenSource
    {
        public bool Supports(AccessTokenRequest request) => request.Issuer == TokenIssuer.GoogleCloud;

        public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) => new(Token);
    }
}
