using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Relay.Hostile.Tests.Connections;

/// <summary>Certificates that no authority has issued.</summary>
internal static class TestCertificate
{
    /// <summary>A certificate for this machine's address that is valid today.</summary>
    public static X509Certificate2 Loopback { get; } = Create(null, DateTimeOffset.UtcNow.AddYears(1));

    /// <summary>A certificate for a name, or for 127.0.0.1 where that is null.</summary>
    public static X509Certificate2 Create(string? name, DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=relay tests", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (name is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(end.AddYears(-2), end);

        // A key that is not in a store cannot be used for TLS everywhere.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    /// <summary>Trusts <see cref="Loopback"/> and nothing else.</summary>
    public static void Trust(SocketsHttpHandler handler) => handler.SslOptions.RemoteCertificateValidationCallback =
        static (_, shown, _, _) => shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(Loopback.RawData);
}
