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
        ["aws_region"] = "region",
        ["aws_region_name"] = "region",
        ["region_name"] = "region",
        ["project_id"] = "project",
        ["gcp_project"] = "project",
        ["google_project"] = "project",
        ["vertex_project"] = "project",
        ["vertex_location"] = "location",
        ["gcp_location"] = "location",
        ["deployment_name"] = "deployment",
        ["deployment_id"] = "deployment",
        ["azure_deployment"] = "deployment",
    };

    private static readonly Dictionary<string, string> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["azure-openai"] = "azure",
        ["azureopenai"] = "azure",
        ["azure-ai"] = "azure",
        ["azure-foundry"] = "azure",
        ["aws"] = "bedrock",
        ["aws-bedrock"] = "bedrock",
        ["amazon"] = "bedrock",
        ["amazon-bedrock"] = "bedrock",
        ["bedrock-converse"] = "bedrock",
        ["vertex-ai"] = "vertex",
        ["google-vertex"] = "vertex",
        ["google-vertex-ai"] = "vertex",
        ["gcp"] = "vertex",
        ["google-ai"] = "google",
        ["googleai"] = "google",
        ["google-genai"] = "google",
        ["claude"] = "anthropic",
        ["chatgpt"] = "openai",
        ["mistralai"] = "mistral",
        ["x-ai"] = "xai",
        ["together-ai"] = "together",
        ["togetherai"] = "together",
        ["fireworks-ai"] = "fireworks",
        ["lm-studio"] = "lmstudio",
        ["hf"] = "huggingface",
    };

    /// <summary>The provider that other tools call by this name; null when there is none.</summary>
    public static string? ProviderOf(string name) => Providers.TryGetValue(name.Replace('_', '-'), out string? provider) ? provider : null;

    /// <summary>The word of a field that is meant by that of another tool; null when there is none.</summary>
    /// <param name="field">The field: <c>wire</c>, <c>auth</c>, <c>type</c> of a credential, <c>api_style</c>.</param>
    /// <param name="word">What was written.</param>
    public static string? WordOf(string field, string word) => (field, word.ToLowerInvariant().Replace('_', '-')) switch
    {
        ("wire", "openai" or "openai-compatible" or "openai-completions" or "chat-completions" or "chat" or "completions") => "openai-chat",
        ("wire", "responses") => "openai-responses",
        ("wire", "azure") => "azure-openai",
        ("wire", "anthropic" or "claude" or "messages") => "anthropic-messages",
        ("wire", "google" or "google-gemini" or "generatecontent") => "gemini",
        ("wire", "cohere" or "cohere-chat") => "cohere-v2",
        ("wire", "ollama") => "ollama-chat",
        ("auth", "x-api-key" or "api-key" or "apikey" or "key") => ProviderFields.Header,
        ("auth", "authorization" or "token" or "oauth") => ProviderFields.Bearer,
        ("type", "entra" or "entra-id" or "microsoft-entra" or "azure" or "azure-ad" or "managed-identity") => CredentialFields.MicrosoftEntra,
        ("type", "adc" or "google" or "gcp" or "google-adc" or "application-default") => CredentialFields.GcpApplicationDefault,
        ("type", "aws" or "profile") => CredentialFields.AwsProfile,
        ("type", "environment" or "env-var" or "variable") => CredentialFields.Environment,
        ("api_style", "completions" or "chat") => "chat_completions",
        _ => null,
    };

    /// <summary>The field of a part of a model, or of a provider, that is meant, where the value can stay as it is; null when there is none.</summary>
    /// <param name="mapping">The name of the part in the field table.</param>
    /// <param name="word">What was written.</param>
    public static string? FieldOf(string mapping, string word) => (mapping, word.ToLowerInvariant()) switch
    {
        ("credential", "tenant" or "tenantid") => "tenant_id",
        ("credential", "client" or "clientid") => "client_id",
        ("credential", "service_account") => "impersonate_service_account",
        ("credential", "variable" or "env_var") => "var",
        ("credential", "profile_name" or "aws_profile") => "profile",
        ("credential", "aws_region" or "region_name") => "region",
        ("dialect", "max_tokens") => "max_tokens_field",
        ("dialect", "seed") => "seed_field",
        ("dialect", "path") => "chat_path",
        ("rates", "input" or "prompt" or "input_price") => "input_per_1m",
        ("rates", "output" or "completion" or "output_price") => "output_per_1m",
        ("rates", "cached_input" or "cache_read") => "cached_input_per_1m",
        _ => null,
    };

    /// <summary>What to do about a word of a part of a model whose value must be written in another way; null when there is nothing to say.</summary>
    /// <param name="mapping">The name of the part in the field table.</param>
    /// <param name="word">What was written.</param>
    public static string? Advice(string mapping, string word) => (mapping, word.ToLowerInvariant()) switch
    {
        ("rates", var rate) when IsOfOtherUnit(rate) => "rates are in USD per 1,000,000 tokens: 'input_per_1m', 'output_per_1m'",
        ("credential", "env") => "write 'credential: $env.NAME', or '{ type: env, var: NAME }'",
        ("credential", "client_secret" or "secret") => "a secret does not stand in a preset: Entra's own variables hold it (AZURE_CLIENT_SECRET)",
        ("credential", "keyfile" or "key_file" or "credentials_file" or "json" or "file") => "the file is named by the environment variable GOOGLE_APPLICATION_CREDENTIALS",
        ("credential", "access_key" or "secret_key" or "access_key_id" or "secret_access_key" or "aws_access_key_id" or "aws_secret_access_key" or "session_token") => AwsKeys,
        _ => null,
    };

    /// <summary>Whether a key of a price names another unit than that of rates.</summary>
    public static bool IsOfOtherUnit(string rate) => rate.IndexOf("1k", StringComparison.OrdinalIgnoreCase) >= 0 || rate.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0 || rate.EndsWith("_1000", StringComparison.Ordinal);

    private const string AwsKeys = "keys of AWS are taken from their usual variables, or from the profile that 'credential: { type: aws_profile, profile: NAME }' names";

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
        : word.ToLowerInvariant() is "profile" or "aws_profile" ? "write 'credential: { type: aws_profile, profile: NAME }'"
        : word.ToLowerInvariant() is "access_key" or "secret_key" or "aws_access_key_id" or "aws_secret_access_key" or "aws_session_token" ? AwsKeys
        : word.ToLowerInvariant() is "resource" or "resource_name" or "azure_resource" ? "the address names the resource: 'base_url: https://NAME.openai.azure.com'"
        : word is "zone" ? "a location is more than a zone: 'location: us-central1'"
        : ProviderFields.Mapping.Find(word) is not null ? "it is a field of the entries of 'providers'"
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
