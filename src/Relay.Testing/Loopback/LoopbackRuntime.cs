namespace Relay;

/// <summary>Sends everything a program asks of its models to a loopback provider, whatever the presets say.</summary>
public static class LoopbackRuntime
{
    /// <summary>
    /// A runtime whose calls all reach <paramref name="provider"/>: put it in force with <see cref="RelayRuntime.Use"/> and the generated classes
    /// answer from it, with no key and no change to a preset.
    /// </summary>
    /// <param name="provider">The provider that answers.</param>
    /// <param name="timeProvider">The clock; null means the system's.</param>
    /// <returns>A runtime; dispose it before the provider.</returns>
    public static RelayRuntime CreateRuntime(this LoopbackProvider provider, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new RelayRuntime(new RelayRuntimeOptions
        {
            TimeProvider = timeProvider ?? TimeProvider.System,
            Environment = static _ => "loopback-key",
            ConfigSource = null,
            CreateHandler = _ => new RedirectingHandler(provider.Port),
        });
    }

    /// <summary>Keeps path and query, and replaces scheme, host and port.</summary>
    private sealed class RedirectingHandler(int port) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttp, Host = "127.0.0.1", Port = port }.Uri;
            request.Version = System.Net.HttpVersion.Version11;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
