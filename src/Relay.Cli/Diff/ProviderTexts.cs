using System.Globalization;

namespace Relay.Cli;

/// <summary>The settings of a provider as texts, under the names that presets give them where they have one. Of keys only where they are found.</summary>
/// <remarks>What no preset has a word for comes with <c>wire</c>, <c>like</c> or <c>route_to</c>, and changes what is sent and billed all the same.</remarks>
internal static class ProviderTexts
{
    /// <summary>The settings; what is as usual is left out.</summary>
    public static SortedDictionary<string, string> Of(ProviderFacts provider)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("wire", WireNames.Of(provider.Wire));
        Add("base_url", provider.BaseUrl ?? "");
        Add("synonyms", provider.Synonyms.Count == 0 ? null : string.Join(", ", provider.Synonyms));
        Add("credential", Credential(provider));
        Add("auth", SpecTexts.Word(provider.Auth));
        Add("auth_header", provider.AuthHeader);
        Add("tokens", provider.Tokens is { } tokens ? SpecTexts.Word(tokens.Issuer) + " " + tokens.Scope : null);
        foreach (ProviderHeader header in provider.Headers)
        {
            Add("headers." + header.Name, header.Value);
        }

        Add("secret_header", provider.SecretHeader is { } secret ? $"{secret.Name} from environment {secret.Variable}{(secret.Prefix.Length == 0 ? "" : $" behind '{secret.Prefix}'")}{(secret.IsRequired ? "" : ", where it is set")}" : null);
        Add("allow_private_hosts", Flag(provider.AllowPrivateHosts, false));
        Add("like", provider.Like);
        Add("route_to", provider.RouteTo);
        Add("local", Flag(provider.IsLocal, false));
        Add("strip_think_tags", Flag(provider.WritesThinkTags, false));
        Add("batch_factor", SpecTexts.Number(provider.BatchFactor));
        Add("flex_factor", SpecTexts.Number(provider.FlexFactor));
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
            Add("dialect.strict_answers", Flag(dialect.StrictAnswers, usual.StrictAnswers));
            Add("dialect.tool_call_ids", dialect.ToolCallIds == usual.ToolCallIds ? null : SpecTexts.Word(dialect.ToolCallIds));
            Add("dialect.prompt_cache_key", Flag(dialect.PromptCacheKey, usual.PromptCacheKey));
            Add("dialect.document_urls", Flag(dialect.DocumentUrls, usual.DocumentUrls));
            Add("dialect.bills_by_service_tier", Flag(dialect.BillsByServiceTier, usual.BillsByServiceTier));
            Add("dialect.rejects", dialect.Rejects == RequestParameters.None ? null : dialect.Rejects.ToString().ToLower(CultureInfo.InvariantCulture));
        }
    }

    private static string? Credential(ProviderFacts provider)
    {
        string? variables = provider.KeyVariables.Count > 0 ? "environment " + string.Join(", ", provider.KeyVariables) : null;
        string? other = SpecTexts.Credential(provider.Credential);
        return variables is null ? other : other is null ? variables : variables + ", then " + other;
    }

    private static string? Flag(bool value, bool usual) => value == usual ? null : value ? "true" : "false";
}
