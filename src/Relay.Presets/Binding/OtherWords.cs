namespace Relay.Presets;

/// <summary>What other tools call the fields of a model or of a provider. No spelling leads from these words to ours, so they are listed.</summary>
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

    /// <summary>The field of a provider that is meant, where the value can stay as it is; null when there is none.</summary>
    public static string? OfProvider(string word, PresetNode value) => word.ToLowerInvariant() switch
    {
        "api_base" or "endpoint" or "url" or "address" => "base_url",
        "protocol" or "api" or "kind" or "type" => "wire",
        "extends" or "inherit_from" => "like",
        "header" => value is MappingNode ? "headers" : "auth_header",
        _ => IsKey(word) && value is ScalarNode { Text: var text } && CredentialShorthand.TryRead(text, out _) ? "credential" : null,
    };

    /// <summary>What to do about a word of a provider whose value must be written in another way; null when there is nothing to say.</summary>
    public static string? AdviceForProvider(string word) =>
        IsKey(word) || word.ToLowerInvariant() is "key_env" or "api_key_env" or "env" or "env_key" ? "name the environment variable that holds the key: 'credential: $env.NAME'"
        : word is "models" or "model" ? "models stand under 'models' of the file, with 'target: provider/model'"
        : null;

    private static bool IsKey(string word) => word.ToLowerInvariant() is "api_key" or "apikey" or "api-key" or "key" or "token" or "secret";
}
