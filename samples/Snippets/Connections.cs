using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Relay;

namespace Snippets;

internal static class Connections
{
    public static RelayRuntime Proxy()
    {
        var runtime = new RelayRuntime(new RelayRuntimeOptions
        {
            ConfigureHandler = (endpoint, handler) => handler.Proxy = new WebProxy("http://proxy.example.com:8080")
            {
                Credentials = new NetworkCredential("user", Environment.GetEnvironmentVariable("PROXY_PASSWORD")),
            },
        });
        return runtime;
    }

    public static void Authority(HostApplicationBuilder builder)
    {
        X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile("/etc/ssl/our-authority.pem");
        builder.AddRelay().ConfigureHttp("vllm", http => http.ConfigurePrimaryHttpMessageHandler((handler, _) =>
            ((SocketsHttpHandler)handler).SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
            }));
    }

    public static void Client(HostApplicationBuilder builder)
    {
        X509Certificate2 own = X509CertificateLoader.LoadPkcs12FromFile("/etc/ssl/our-client.pfx", Environment.GetEnvironmentVariable("CLIENT_PASSWORD"));
        builder.AddRelay().ConfigureHttp("vllm", http => http.ConfigurePrimaryHttpMessageHandler((handler, _) =>
            ((SocketsHttpHandler)handler).SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, additionalCertificates: null)));
    }

    public static async Task Billed()
    {
        ChatResult result = await Models.Smart.TryChatAsync("Hello?");
        if (result.Error is { Kind: RelayErrorKind.Connection, MayBeBilled: false })
        {
            result = await Models.Smart.TryChatAsync("Hello?");
        }
    }
}
