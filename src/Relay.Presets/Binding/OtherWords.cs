namespace Relay.Presets;

/// <summary>What other tools call the fields of a model. No spelling leads from these words to ours, so they are listed.</summary>
internal static class OtherWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["api_base"] = "base_url",
        ["endpoint"] = "base_url",
        ["url"] = "base_url",
        ["extends"] = "inherit_from",
        ["inherits"] = "inherit_from",
        ["parent"] = "inherit_from",
        ["price"] = "cost",
        ["prices"] = "cost",
        ["pricing"] = "cost",
    };

    /// <summary>The field of a model that is meant, where the value can stay as it is; null when there is none.</summary>
    public static string? FieldOf(string word, PresetNode value) =>
        Fields.TryGetValue(word, out string? field) ? field
        : IsKey(word) && value is ScalarNode { Text: var text } && CredentialShorthand.TryRead(text, out _) ? "credential"
        : null;

    /// <summary>What to do about a word whose value must be written in another way; null when there is nothing to say.</summary>
    public static string? Advice(string word) =>
        IsKey(word) ? "put the key into an environment variable and name it: 'credential: $env.NAME'"
        : word is "model" or "provider" ? "both stand in 'target: provider/model'"
        : word is "fallback" or "fallbacks" ? "a group with 'strategy: fallback' has several members"
        : null;

    private static bool IsKey(string word) => word.ToLowerInvariant() is "api_key" or "apikey" or "api-key" or "key" or "token" or "secret";
}
