using System.Security.Cryptography;

namespace Relay.Presets;

/// <summary>Verifies the signatures of presets with the keys of the project.</summary>
internal static class SignatureCheck
{
    /// <summary>Reports a signature that is wrong, or that nobody could verify.</summary>
    public static void Verify(FindingSink findings, SignatureClaim claim, EquatableArray<PresetKey> keys)
    {
        if (Find(keys, claim.KeyId.Text) is not { } key)
        {
            findings.Add(SecurityRules.UnknownKey, claim.KeyId.Location, $"The project has no key {Echo.Quote(claim.KeyId.Text)}, so the signature was not verified.");
        }
        else if (claim.Algorithm == PresetKey.Ed25519 || key.Algorithm != claim.Algorithm)
        {
            findings.Add(
                SecurityRules.UnverifiableSignature,
                claim.KeyId.Location,
                claim.Algorithm == PresetKey.Ed25519
                    ? "The compiler's framework has no ed25519, so the signature was not verified; have the preset signed with ecdsa-p256 or rsa-pss-sha256 too."
                    : $"The key {Echo.Quote(claim.KeyId.Text)} is for {key.Algorithm}, the signature {claim.Algorithm}.");
        }
        else if (Decode(claim.Signature.Text) is not { } signature)
        {
            findings.Add(SecurityRules.InvalidSignature, claim.Signature.Location, "The signature is not base64.");
        }
        else
        {
            Verify(findings, claim, key, signature);
        }
    }

    private static void Verify(FindingSink findings, SignatureClaim claim, PresetKey key, byte[] signature)
    {
        try
        {
            if (!key.Verify(claim.SignedBytes(), signature))
            {
                findings.Add(SecurityRules.InvalidSignature, claim.Signature.Location, $"The key {Echo.Quote(claim.KeyId.Text)} did not make this signature of this preset; do not trust the file.");
            }
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException or NotSupportedException)
        {
            findings.Add(SecurityRules.UnverifiableSignature, claim.KeyId.Location, $"The compiler's framework cannot verify {claim.Algorithm}, so the signature was not verified.");
        }
    }

    private static PresetKey? Find(EquatableArray<PresetKey> keys, string id)
    {
        foreach (PresetKey key in keys)
        {
            if (key.Id == id)
            {
                return key;
            }
        }

        return null;
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
