namespace Relay.Presets;

/// <summary>Recognises texts that have the form of a provider's key, by the prefixes that providers give them.</summary>
internal static class SecretShapes
{
    private const int Shortest = 20;

    private static readonly string[] Prefixes = ["sk-", "gsk_", "xai-", "AIza", "AKIA", "ghp_", "hf_", "pplx-", "fw_", "r8_"];

    /// <summary>Whether <paramref name="text"/> has the form of a key.</summary>
    public static bool LooksLikeSecret(string text)
    {
        foreach (string prefix in Prefixes)
        {
            if (text.Length >= Shortest && text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
