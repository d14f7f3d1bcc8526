using System.Globalization;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Compares the providers of the project's own.</summary>
internal static class ProviderDiff
{
    /// <summary>Adds the differences, by name.</summary>
    public static void Add(List<PresetChange> changes, EquatableArray<ProviderModel> before, EquatableArray<ProviderModel> after)
    {
        var old = before.ToDictionary(static provider => provider.Name, static provider => provider.Facts, StringComparer.OrdinalIgnoreCase);
        var now = after.ToDictionary(static provider => provider.Name, static provider => provider.Facts, StringComparer.OrdinalIgnoreCase);
        foreach (string name in new SortedSet<string>([.. old.Keys, .. now.Keys], StringComparer.OrdinalIgnoreCase))
        {
            ProviderFacts? was = old.GetValueOrDefault(name), isNow = now.GetValueOrDefault(name);
            if (was is null)
            {
                changes.Add(new(ChangeKind.ProviderAdded, isNow!.Name, null, null, Address(isNow)));
            }
            else if (isNow is null)
            {
                changes.Add(new(ChangeKind.ProviderRemoved, was.Name, null, Address(was), null) { IsBreaking = true });
            }
            else
            {
                AliasDiff.AddTexts(changes, ChangeKind.Provider, isNow.Name, Texts(was), Texts(isNow));
            }
        }
    }

    /// <summary>The settings under the names that presets give them. Of keys only where they are found.</summary>
    private static SortedDictionary<string, string> Texts(ProviderFacts provider)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("wire", WireNames.Of(provider.Wire));
        Add("base_url", Address(provider));
        Add("credential", provider.KeyVariables.Count > 0 ? "environment " + string.Join(", ", provider.KeyVariables) : provider.Credential is { } credential ? SpecTexts.Credential(credential) : null);
        Add("auth", SpecTexts.Word(provider.Auth));
        Add("auth_header", provider.AuthHeader);
        foreach (ProviderHeader header in provider.Headers)
        {
            Add("headers." + header.Name, header.Value);
        }

        Add("secret_header", provider.SecretHeader is { } secret ? $"{secret.Name} from environment {secret.Variable}{(secret.IsRequired ? "" : ", where it is set")}" : null);
        Add("allow_private_hosts", Flag(provider.AllowPrivateHosts, false));
        Add("like", provider.Like);
        Add("route_to", provider.RouteTo);
        Add("local", Flag(provider.IsLocal, false));
        Add("responses", provider.Responses?.Path);
        Add("responses.stores", Flag(provider.Responses?.Stores ?? false, false));
        Add("responses.encrypted_reasoning", Flag(provider.Responses?.EncryptedReasoning ?? false, false));
        AddDialect(provider.Dialect);
        return texts;

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                texts[name] = SecretShapes.Scrub(text);
            }
        }

        void AddDialect(OpenAIChatDialect dialect)
        {
            OpenAIChatDialect usual = OpenAIChatDialect.Standard;
            Add("dialect.chat_path", dialect.ChatPath);
            Add("dialect.stream_options", Flag(dialect.StreamOptions, usual.StreamOptions));
            Add("dialect.max_tokens_field", dialect.MaxTokensField);
            Add("dialect.max_completion_tokens_for_reasoning", Flag(dialect.MaxCompletionTokensForReasoning, usual.MaxCompletionTokensForReasoning));
            Add("dialect.reasoning", SpecTexts.Word(dialect.Reasoning));
            Add("dialect.effort_beside_thinking", Flag(dialect.EffortBesideThinking, usual.EffortBesideThinking));
            Add("dialect.reasoning_replay_field", dialect.ReasoningReplayField);
            Add("dialect.seed_field", dialect.SeedField);
            Add("dialect.top_k", Flag(dialect.TopK, usual.TopK));
            Add("dialect.forced_tool_choice", Flag(dialect.ForcedToolChoice, usual.ForcedToolChoice));
            Add("dialect.required_tool_choice", dialect.RequiredToolChoice);
            Add("dialect.json_schema", Flag(dialect.JsonSchema, usual.JsonSchema));
            Add("dialect.json_object", Flag(dialect.JsonObject, usual.JsonObject));
            Add("dialect.prompt_cache_key", Flag(dialect.PromptCacheKey, usual.PromptCacheKey));
            Add("dialect.document_urls", Flag(dialect.DocumentUrls, usual.DocumentUrls));
            Add("dialect.rejects", dialect.Rejects == RequestParameters.None ? null : dialect.Rejects.ToString().ToLower(CultureInfo.InvariantCulture));
        }
    }

    private static string? Flag(bool value, bool usual) => value == usual ? null : value ? "true" : "false";

    private static string Address(ProviderFacts provider) => SecretShapes.Scrub(provider.BaseUrl ?? "");
}
