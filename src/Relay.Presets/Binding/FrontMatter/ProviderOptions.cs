namespace Relay.Presets;

/// <summary>Binds <c>providerOptions</c>: what Relay has a parameter for becomes that, all else the provider's own body fields.</summary>
internal static class ProviderOptions
{
    private static readonly KeyValuePair<string, string>[] OpenAIFields =
    [
        new("user", "user"),
        new("store", "store"),
        new("metadata", "metadata"),
        new("prediction", "prediction"),
        new("textVerbosity", "verbosity"),
        new("logitBias", "logit_bias"),
        new("promptCacheKey", "prompt_cache_key"),
        new("promptCacheRetention", "prompt_cache_retention"),
        new("safetyIdentifier", "safety_identifier"),
    ];

    /// <summary>Binds the options of the preset's provider, and reports those of others.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="options">The options, checked against the field table; null when there are none.</param>
    /// <param name="provider">The preset's provider by its canonical name.</param>
    /// <param name="parameters">Where typed parameters go.</param>
    /// <param name="extra">Where body fields go.</param>
    public static void Bind(FindingSink findings, MappingNode? options, string provider, NodeList parameters, NodeList extra)
    {
        AnthropicOptions.CheckThinking(findings, options.Mapping("anthropic"));
        CheckTokenIds(findings, options.Mapping("openai").Mapping("logitBias"));
        foreach (MappingEntry entry in options?.Entries ?? default)
        {
            if (entry.Value is not MappingNode own)
            {
                continue;
            }

            if (entry.Key.Text != provider)
            {
                // A provider that is misspelt is a finding by itself.
                if (provider == ProviderOptionFields.SnoGpu || ProviderTable.TryGet(provider, out _))
                {
                    findings.Add(SchemaRules.NoEffect, entry.Key.Location, $"The options of '{entry.Key.Text}' have no effect on a preset of {provider}.");
                }

                continue;
            }

            switch (provider)
            {
                case "openai":
                    BindOpenAI(findings, own, parameters, extra);
                    break;
                case "anthropic":
                    AnthropicOptions.Bind(own, parameters, extra);
                    break;
                case "google":
                    GoogleOptions.Bind(own, parameters, extra);
                    break;
                case ProviderOptionFields.SnoGpu:
                    break;
                default:
                    BindFree(findings, own, extra);
                    break;
            }
        }
    }

    private static void BindOpenAI(FindingSink findings, MappingNode own, NodeList parameters, NodeList extra)
    {
        parameters.Move(own, "reasoningEffort", "reasoning");
        parameters.Move(own, "parallelToolCalls", "parallel_tool_calls");
        parameters.Move(own, "serviceTier", "service_tier");
        foreach (KeyValuePair<string, string> field in OpenAIFields)
        {
            // Beside the typed ones and not in the extra body, so that they are checked against what the model takes.
            parameters.Move(own, field.Key, field.Value);
        }

        if (own.Entry("maxCompletionTokens") is { } limit)
        {
            if (parameters.Find("max_tokens") is { } first)
            {
                findings.Add(SchemaRules.RepeatedSynonym, limit.Key.Location, "'maxCompletionTokens' sets the same as 'maxOutputTokens', which is written too; keep one of them.", related: first.Key.Location);
            }
            else
            {
                parameters.Add("max_tokens", limit);
            }
        }

        if (own.Entry("logprobs") is { } logprobs)
        {
            bool isCount = own.Long("logprobs") is not null;
            parameters.Add("logprobs", logprobs, isCount ? NodeList.Scalar("true", logprobs) : null);
            if (isCount)
            {
                parameters.Add("top_logprobs", logprobs);
            }
        }
    }

    /// <summary>Body fields of providers that have no list here: as they are, save what Relay writes itself.</summary>
    private static void BindFree(FindingSink findings, MappingNode own, NodeList extra)
    {
        foreach (MappingEntry field in own.Entries)
        {
            if (IsReserved(field.Key.Text))
            {
                findings.Add(SchemaRules.ReservedParameter, field.Key.Location, $"'{field.Key.Text}' is written by Relay itself and cannot be set in a preset.");
            }
            else
            {
                extra.Add(field.Key.Text, field);
            }
        }
    }

    private static bool IsReserved(string name)
    {
        foreach (string reserved in ParameterFields.WrittenByRelay)
        {
            if (reserved == name)
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckTokenIds(FindingSink findings, MappingNode? bias)
    {
        foreach (MappingEntry entry in bias?.Entries ?? default)
        {
            bool isId = entry.Key.Text.Length > 0;
            foreach (char c in entry.Key.Text)
            {
                isId &= c is >= '0' and <= '9';
            }

            if (!isId)
            {
                findings.Add(SchemaRules.MalformedText, entry.Key.Location, $"{Echo.Quote(entry.Key.Text)} is no token id; the keys of 'logitBias' are digits.");
            }
        }
    }
}
