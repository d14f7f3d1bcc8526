using System.Security.Cryptography;

namespace Relay.Presets;

/// <summary>Verifies the signatures of presets with the keys of the project.</summary>
internal static class SignatureCheck
{
    /// <summary>Reports a signature that is wrong, or that nobody could verify.</summary>
    /// <returns>Whether one of the keys made the signature.</returns>
    public static bool Verify(FindingSink findings, SignatureClaim claim, EquatableArray<PresetKey> keys)
    {
        List<PresetKey> named = Find(keys, claim.KeyId.Text);
        if (named.Count == 0)
        {
            findings.Add(SecurityRules.UnknownKey, claim.KeyId.Location, $"The project has no key {Echo.Quote(claim.KeyId.Text)}, so the signature was not verified.");
            return false;
        }

        // The algorithm is the key's: what a file says must agree, and chooses nothing.
        if (named.TrueForAll(key => key.Algorithm != claim.Algorithm.Text))
        {
            findings.Add(
                SecurityRules.InvalidSignature,
                claim.Algorithm.Location,
                $"The key {Echo.Quote(claim.KeyId.Text)} is for {named[0].Algorithm}, and the signature says {Echo.Quote(claim.Algorithm.Text)}; do not trust the file.");
            return false;
        }

        if (claim.Algorithm.Text == PresetKey.Ed25519)
        {
            findings.Add(
                SecurityRules.UnverifiableSignature,
                claim.KeyId.Location,
                "The compiler's framework has no ed25519, so the signature was not verified; have the preset signed with ecdsa-p256 or rsa-pss-sha256 too.");
            return false;
        }

        if (Decode(claim.Signature.Text) is not { } signature)
        {
            findings.Add(SecurityRules.InvalidSignature, claim.Signature.Location, "The signature is not base64.");
            return false;
        }

        return Verify(findings, claim, named, signature);
    }

    private static bool Verify(FindingSink findings, SignatureClaim claim, List<PresetKey> named, byte[] signature)
    {
        try
        {
            foreach (PresetKey key in named)
            {
                if (key.Algorithm == claim.Algorithm.Text && key.Verify(claim.SignedBytes(), signature))
                {
                    return true;
                }
            }

            findings.Add(
                SecurityRules.InvalidSignature,
                claim.Signature.Location,
                $"The key {Echo.Quote(claim.KeyId.Text)} did not make this signature of this preset; do not trust the file.");
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException or NotSupportedException)
        {
            findings.Add(
                SecurityRules.UnverifiableSignature,
                claim.KeyId.Location,
                $"The compiler's framework cannot verify {claim.Algorithm.Text}, so the signature was not verified.");
        }

        return false;
    }

    /// <summary>The keys of an id: while a key is being replaced there are two.</summary>
    private static List<PresetKey> Find(EquatableArray<PresetKey> keys, string id)
    {
        var named = new List<PresetKey>();
        foreach (PresetKey key in keys)
        {
            if (key.Id == id)
            {
                named.Add(key);
            }
        }

        return named;
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
