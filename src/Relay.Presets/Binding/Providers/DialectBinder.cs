namespace Relay.Presets;

/// <summary>Binds <c>dialect</c> over the dialect that the provider begins with.</summary>
internal static class DialectBinder
{
    /// <summary>The dialect.</summary>
    public static OpenAIChatDialect Bind(FindingSink findings, MappingNode provider, ProviderFacts facts)
    {
        OpenAIChatDialect under = facts.Dialect;
        if (provider.Entry("dialect") is not { Value: MappingNode own } entry)
        {
            return under;
        }

        if (facts.Wire is not (WireProtocol.OpenAIChat or WireProtocol.AzureOpenAI))
        {
            if (provider.Entry("wire") is not null)
            {
                findings.Add(SchemaRules.IdleField, entry.Key.Location, $"'dialect' is about Chat Completions and has no effect with 'wire: {WireNames.Of(facts.Wire)}'.");
            }

            return under;
        }

        ReasoningField reasoning = Word(DialectFields.Reasoning, own.Text("reasoning")) ?? under.Reasoning;
        if (own.Entry("effort_beside_thinking") is { } beside && reasoning != ReasoningField.ThinkingObject)
        {
            findings.Add(SchemaRules.IdleField, beside.Key.Location, "'effort_beside_thinking' has no effect without 'reasoning: thinking_object'.");
        }

        return under with
        {
            ChatPath = Path(findings, own, facts) ?? under.ChatPath,
            StreamOptions = own.Flag("stream_options") ?? under.StreamOptions,
            MaxTokensField = own.Text("max_tokens_field") ?? under.MaxTokensField,
            MaxCompletionTokensForReasoning = own.Flag("max_completion_tokens_for_reasoning") ?? under.MaxCompletionTokensForReasoning,
            Reasoning = reasoning,
            EffortBesideThinking = own.Flag("effort_beside_thinking") ?? under.EffortBesideThinking,
            ReasoningReplayField = own.Text("reasoning_replay_field") is { } replay ? (replay == "none" ? null : replay) : under.ReasoningReplayField,
            SeedField = own.Text("seed_field") ?? under.SeedField,
            TopK = own.Flag("top_k") ?? under.TopK,
            ForcedToolChoice = own.Flag("forced_tool_choice") ?? under.ForcedToolChoice,
            RequiredToolChoice = own.Text("required_tool_choice") ?? under.RequiredToolChoice,
            JsonSchema = own.Flag("json_schema") ?? under.JsonSchema,
            JsonObject = own.Flag("json_object") ?? under.JsonObject,
            PromptCacheKey = own.Flag("prompt_cache_key") ?? under.PromptCacheKey,
            DocumentUrls = own.Flag("document_urls") ?? under.DocumentUrls,
            Rejects = own.Entry("rejects") is null ? under.Rejects : Rejected(own.Texts("rejects")),
        };
    }

    private static string? Path(FindingSink findings, MappingNode own, ProviderFacts facts)
    {
        if (own.Scalar("chat_path") is not { } path)
        {
            return null;
        }

        if (facts.Wire == WireProtocol.AzureOpenAI)
        {
            findings.Add(SchemaRules.IdleField, own.Entry("chat_path")!.Key.Location, "'chat_path' has no effect with 'wire: azure-openai', whose path holds the deployment.");
            return null;
        }

        // Behind a host that is known to be good, any path of its own characters leads to the same host.
        if (path.Text.StartsWith("/", StringComparison.Ordinal) && !path.Text.StartsWith("//", StringComparison.Ordinal) && UrlGuard.Check("https://host.example" + path.Text).IsAllowed && HeaderRules.IsValue(path.Text))
        {
            return path.Text;
        }

        findings.Add(
            SchemaRules.MalformedText,
            path.Location,
            "A path begins with one slash and has no query and no blank, such as /chat/completions.",
            path.Text.Length > 0 && path.Text[0] != '/' && path.Text.IndexOf(':') < 0 ? SuggestedText.InPlaceOf(path, "/" + path.Text) : null);
        return null;
    }

    private static RequestParameters Rejected(EquatableArray<string> words)
    {
        RequestParameters rejected = RequestParameters.None;
        foreach (string word in words)
        {
            rejected |= Word(DialectFields.Parameters, word) ?? RequestParameters.None;
        }

        return rejected;
    }

    private static T? Word<T>(KeyValuePair<string, T>[] words, string? written)
        where T : struct
    {
        foreach (KeyValuePair<string, T> word in words)
        {
            if (word.Key == written)
            {
                return word.Value;
            }
        }

        return null;
    }
}
