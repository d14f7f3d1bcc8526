using System.Security.Cryptography;

namespace Relay.Presets;

/// <summary>A public key that signatures of presets are verified with. Value-equal.</summary>
/// <param name="Id">The <c>key-id</c> that signatures name.</param>
/// <param name="Algorithm"><c>ecdsa-p256</c>, <c>rsa-pss-sha256</c> or <c>ed25519</c>.</param>
/// <param name="Parts">The coordinates X and Y of an ECDSA key; modulus and exponent of an RSA key; the 32 bytes of an ed25519 key.</param>
public sealed record PresetKey(string Id, string Algorithm, EquatableArray<EquatableArray<byte>> Parts)
{
    /// <summary>The algorithm of ECDSA keys on the curve P-256.</summary>
    public const string Ecdsa = "ecdsa-p256";

    /// <summary>The algorithm of RSA keys.</summary>
    public const string Rsa = "rsa-pss-sha256";

    /// <summary>The algorithm of ed25519 keys, which no framework that compilers run on has.</summary>
    public const string Ed25519 = "ed25519";

    private const int CoordinateLength = 32;

    /// <summary>The algorithm and the id.</summary>
    public override string ToString() => Algorithm + ":" + Id;

    /// <summary>Whether <paramref name="signature"/> was made of <paramref name="data"/> with this key.</summary>
    /// <exception cref="CryptographicException">The framework does not take the key.</exception>
    /// <exception cref="PlatformNotSupportedException">The framework does not have the algorithm.</exception>
    internal bool Verify(byte[] data, byte[] signature)
    {
        if (Algorithm == Rsa)
        {
            using var rsa = RSA.Create();
            rsa.ImportParameters(new RSAParameters { Modulus = Parts[0].Items, Exponent = Parts[1].Items });
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        }

        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Parts[0].Items, Y = Parts[1].Items },
        });
        return FixedLength(signature) is { } numbers && ecdsa.VerifyData(data, numbers, HashAlgorithmName.SHA256);
    }

    /// <summary>Both numbers of a signature with leading zeros, as the framework takes them: from DER, as most tools write it, or as they are; null for neither.</summary>
    private static byte[]? FixedLength(byte[] signature)
    {
        if (signature.Length == 2 * CoordinateLength)
        {
            return signature;
        }

        var sequence = new DerReader(signature);
        if (!sequence.TryEnter(DerReader.Sequence, out DerReader numbers)
            || !numbers.TryReadUnsigned(CoordinateLength, out byte[] r)
            || !numbers.TryReadUnsigned(CoordinateLength, out byte[] s)
            || !numbers.IsAtEnd
            || !sequence.IsAtEnd)
        {
            return null;
        }

        var joined = new byte[2 * CoordinateLength];
        r.CopyTo(joined, CoordinateLength - r.Length);
        s.CopyTo(joined, (2 * CoordinateLength) - s.Length);
        return joined;
    }
}
