using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Relay.Hostile.Tests.Connections;

/// <summary>TLS that fails: the error says at which check, and for which name.</summary>
public sealed class TlsFailureTests : ConnectionTest
{
    [Fact]
    public async Task An_authority_that_nobody_trusts_is_named()
    {
        RelayException error = await FailureAsync(TestCertificate.Loopback);
        Assert.EndsWith("(SecureConnectionError): no authority that this machine trusts has issued its certificate.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_named_with_the_name()
    {
        using X509Certificate2 other = TestCertificate.Create("other.example.com", DateTimeOffset.UtcNow.AddYears(1));
        RelayException error = await FailureAsync(other);
        Assert.Contains("its certificate is not for the name '127.0.0.1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_said_to_have()
    {
        using X509Certificate2 old = TestCertificate.Create(null, DateTimeOffset.UtcNow.AddDays(-3));
        RelayException error = await FailureAsync(old, Trusts(old));
        Assert.EndsWith("(SecureConnectionError): its certificate has expired or is not valid yet.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_of_the_programs_own_is_trusted_and_nothing_else_is_given_up()
    {
        using X509Certificate2 other = TestCertificate.Create("other.example.com", DateTimeOffset.UtcNow.AddYears(1));
        RelayException error = await FailureAsync(other, Trusts(other));
        Assert.EndsWith("(SecureConnectionError): its certificate is not for the name '127.0.0.1'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programs_own_check_has_the_last_word()
    {
        RelayException error = await FailureAsync(TestCertificate.Loopback, own => own.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => false);
        Assert.EndsWith("(SecureConnectionError): the program's own check rejects its certificate.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_TLS_is_said_to_have_none()
    {
        await using var server = new RawServer(async (socket, end) =>
        {
            await socket.ReceiveAsync(new byte[10], end);
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), end);
        });
        RelayException error = await FailureAsync(Model($"https://127.0.0.1:{server.Port}").ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Connection, false), (error.Kind, error.MayBeBilled));
        Assert.Contains("(SecureConnectionError): the TLS handshake with '127.0.0.1' failed", error.Message, StringComparison.Ordinal);
    }

    private static Action<SocketsHttpHandler> Trusts(X509Certificate2 authority) => own => own.SslOptions.CertificateChainPolicy = new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { authority },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private async Task<RelayException> FailureAsync(X509Certificate2 certificate, Action<SocketsHttpHandler>? handler = null)
    {
        await using var server = new RawServer(async (socket, end) =>
        {
            await using var tls = new SslStream(new NetworkStream(socket));
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
        });
        RelayException error = await FailureAsync(Model($"https://127.0.0.1:{server.Port}", handler: handler).ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Connection, false), (error.Kind, error.MayBeBilled));
        return error;
    }
}
