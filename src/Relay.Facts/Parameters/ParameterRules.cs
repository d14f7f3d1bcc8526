using System.ComponentModel;

namespace Relay;

/// <summary>Which request parameters a model rejects, ignores or calls otherwise. Pure; the build's diagnostics and the request writer ask the same functions.</summary>
/// <remarks>
/// Rules are about known models only: of a model that no rule names, everything is let through, and the provider has the last word.
/// Model ids are compared in lower case, after the last slash, without <c>ft:</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterRules
{
    /// <summary>The parameters that must be left out of a request, because the provider would refuse it.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="reasoningEffort">The effort word of the request; null when it has none. Some models take a temperature with effort <c>none</c> only.</param>
    /// <param name="style">The alias's <c>api_style</c>: Responses have no penalties, no seed, no stop sequences and no top_k (platform.openai.com/docs/api-reference/responses/create).</param>
    public static RequestParameters Rejected(ProviderFacts provider, string model, string? reasoningEffort = null, ApiStyle style = ApiStyle.ChatCompletions)
    {
        RequestParameters missing = NotInTheStyle(provider, style);
        provider = provider.RulesFor(model);
        return missing | provider.Dialect.Rejects | Unsupported(provider) | Collect(provider, ModelId.Normalize(model), reasoningEffort, ignored: false);
    }

    /// <summary>The parameters that the provider accepts but that change nothing. They may be sent; the build mentions them.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="reasoningEffort">The effort word of the request; null when it has none.</param>
    /// <param name="style">The alias's <c>api_style</c>.</param>
    public static RequestParameters Ignored(ProviderFacts provider, string model, string? reasoningEffort = null, ApiStyle style = ApiStyle.ChatCompletions) =>
        Collect(provider.RulesFor(model), ModelId.Normalize(model), reasoningEffort, ignored: true) & ~Rejected(provider, model, reasoningEffort, style);

    /// <summary>Why a parameter is rejected or ignored, as one sentence; null when it is neither.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="one">The parameter.</param>
    /// <param name="reasoningEffort">The effort word of the request; null when it has none.</param>
    /// <param name="style">The alias's <c>api_style</c>.</param>
    public static string? Explain(ProviderFacts provider, string model, RequestParameters one, string? reasoningEffort = null, ApiStyle style = ApiStyle.ChatCompletions)
    {
        if ((NotInTheStyle(provider, style) & one) != 0)
        {
            return "The Responses API has no such parameter. Use api_style: chat_completions where it is needed.";
        }

        provider = provider.RulesFor(model);
        string id = ModelId.Normalize(model);
        return Find(provider, id, one, reasoningEffort, ignored: false)
            ?? ((provider.Dialect.Rejects & one) != 0 ? $"{provider.Name} does not take {WireName(provider, one)}."
            : (Unsupported(provider) & one) != 0 ? $"The API of {provider.Name} has no {WireName(provider, one)}."
            : Find(provider, id, one, reasoningEffort, ignored: true));
    }

    /// <summary>The name of the body field that limits the output: <c>max_tokens</c> or <c>max_completion_tokens</c>.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    public static string MaxTokensField(ProviderFacts provider, string model) =>
        provider.Dialect.MaxCompletionTokensForReasoning && OpenAIModelRules.WantsMaxCompletionTokens(ModelId.Normalize(model))
            ? "max_completion_tokens"
            : provider.Dialect.MaxTokensField;

    /// <summary>
    /// Whether a model is known, by its name, to reason before it answers: OpenAI's o-series, gpt-5 (without gpt-5-chat), codex and computer-use models, and GLM.
    /// False means that the name does not tell; the catalog may know more.
    /// </summary>
    /// <param name="model">A model id, with or without what stands before a slash.</param>
    public static bool IsReasoningModel(string model)
    {
        string id = ModelId.Normalize(model);
        return OpenAIModelRules.IsReasoning(id) || id.Has("glm-");
    }

    /// <summary>
    /// Whether reasoning effort must be left out when a request carries tools: OpenAI's Chat Completions refuse both together from gpt-5.4 on
    /// ("Function tools with reasoning_effort are not supported … in /v1/chat/completions").
    /// </summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    public static bool ToolsExcludeReasoningEffort(ProviderFacts provider, string model) =>
        provider.RulesName == "openai" && ModelId.TryReadGpt5(ModelId.Normalize(model), out int minor) && minor >= 4;

    /// <summary>A parameter's name in the body of a request to a provider.</summary>
    /// <param name="provider">The provider, whose dialect may rename it.</param>
    /// <param name="one">The parameter.</param>
    public static string WireName(ProviderFacts provider, RequestParameters one) => one switch
    {
        RequestParameters.Temperature => "temperature",
        RequestParameters.TopP => provider.Wire == WireProtocol.CohereV2 ? "p" : "top_p",
        RequestParameters.TopK => provider.Wire == WireProtocol.CohereV2 ? "k" : "top_k",
        RequestParameters.PresencePenalty => "presence_penalty",
        RequestParameters.FrequencyPenalty => "frequency_penalty",
        RequestParameters.Seed => provider.Dialect.SeedField,
        RequestParameters.Stop => provider.Wire is WireProtocol.AnthropicMessages or WireProtocol.CohereV2 ? "stop_sequences" : "stop",
        RequestParameters.MaxTokens => provider.Wire == WireProtocol.OllamaChat ? "num_predict" : provider.Dialect.MaxTokensField,
        RequestParameters.ReasoningEffort => provider.Wire is WireProtocol.AnthropicMessages or WireProtocol.CohereV2 ? "thinking" : provider.Wire == WireProtocol.OllamaChat ? "think" : "reasoning_effort",
        RequestParameters.ParallelToolCalls => "parallel_tool_calls",
        RequestParameters.ServiceTier => "service_tier",
        RequestParameters.LogProbs => "logprobs",
        _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Name one parameter, not a set."),
    };

    private static RequestParameters NotInTheStyle(ProviderFacts provider, ApiStyle style) => provider.Responses is not null && provider.StyleOf(style) == ApiStyle.Responses
        ? RequestParameters.TopK | RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Seed | RequestParameters.Stop
        : RequestParameters.None;

    private static RequestParameters Unsupported(ProviderFacts provider) =>
        provider.Wire == WireProtocol.AnthropicMessages ? AnthropicModelRules.NotInTheApi
        : provider.Wire == WireProtocol.CohereV2 ? CohereModelRules.NotInTheApi
        : provider.Wire == WireProtocol.OllamaChat ? RequestParameters.ParallelToolCalls | RequestParameters.ServiceTier
        : provider.Wire == WireProtocol.BedrockConverse ? BedrockModelRules.NotInTheApi
        : provider.Wire is not (WireProtocol.OpenAIChat or WireProtocol.AzureOpenAI) ? RequestParameters.None
        : (provider.Dialect.TopK ? RequestParameters.None : RequestParameters.TopK)
        | (provider.Dialect.Reasoning == ReasoningField.None ? RequestParameters.ReasoningEffort : RequestParameters.None);

    private static ParameterRule[] Of(ProviderFacts provider) => provider.RulesName switch
    {
        "openai" or "azure" => OpenAIModelRules.AtHome,
        "xai" => HostedModelRules.Xai,
        "groq" => HostedModelRules.Groq,
        "mistral" => HostedModelRules.Mistral,
        "deepseek" => HostedModelRules.DeepSeek,
        "perplexity" => HostedModelRules.Perplexity,
        "ollama" => HostedModelRules.Ollama,
        "google" => GeminiModelRules.AtHome,
        "anthropic" => AnthropicModelRules.AtHome,
        "cohere" => CohereModelRules.AtHome,
        "bedrock" => BedrockModelRules.AtHome,
        _ => [],
    };

    private static RequestParameters Collect(ProviderFacts provider, string id, string? effort, bool ignored) =>
        Collect(OpenAIModelRules.Everywhere, id, effort, ignored) | Collect(Of(provider), id, effort, ignored);

    private static RequestParameters Collect(ParameterRule[] rules, string id, string? effort, bool ignored)
    {
        RequestParameters found = RequestParameters.None;
        foreach (ParameterRule rule in rules)
        {
            if (rule.IsIgnored == ignored && rule.Applies(id, effort))
            {
                found |= rule.Parameters;
            }
        }

        return found;
    }

    private static string? Find(ProviderFacts provider, string id, RequestParameters one, string? effort, bool ignored) =>
        Find(OpenAIModelRules.Everywhere, id, one, effort, ignored) ?? Find(Of(provider), id, one, effort, ignored);

    private static string? Find(ParameterRule[] rules, string id, RequestParameters one, string? effort, bool ignored)
    {
        foreach (ParameterRule rule in rules)
        {
            if (rule.IsIgnored == ignored && (rule.Parameters & one) != 0 && rule.Applies(id, effort))
            {
                return rule.Reason;
            }
        }

        return null;
    }
}
