namespace Relay.Tests;

/// <summary>A test of Vertex AI against a loopback provider: with a project, a location and an access token.</summary>
public abstract class VertexTest : LoopbackTest
{
    protected const string Place = "/v1/projects/my-project/locations/europe-west4/";

    internal TokenScript Tokens { get; set; } = TokenScript.Giving(TokenScript.Token);

    protected override void Configure(RelayRuntimeOptions options) =>
        options.AccessTokenSources.Add(new Forward(() => Tokens));

    /// <summary>A model of Vertex AI on the loopback provider.</summary>
    protected ModelAlias Vertex(string model, Action<ModelSpecBuilder>? configure = null) => Model("vertex/" + model, m =>
    {
        (m.ApiKey, m.Project, m.Location) = (null, "my-project", "europe-west4");
        configure?.Invoke(m);
    });

    /// <summary>Asks whatever source the test has put in place by then.</summary>
    private sealed class Forward(Func<TokenScript> tokens) : IAccessTokenSource
    {
        public bool Supports(AccessTokenRequest request) => tokens().Supports(request);

        public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) => tokens().GetTokenAsync(request, cancellationToken);
    }
}
