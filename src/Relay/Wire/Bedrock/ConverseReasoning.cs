namespace Relay;

/// <summary>How much a request lets the model reason, in the way of its family; Converse itself has no word for it.</summary>
/// <remarks>
/// Sources: docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking and -adaptive-thinking;
/// docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking; docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai. OpenAI's other models take the
/// object of the Responses API (github.com/kortix-ai/suna/pull/6893, a flat field is refused there). DeepSeek V3 thinks only when asked, and
/// cannot be forced to call a tool meanwhile: that was measured (github.com/langchain-ai/langchain-aws/pull/1261), AWS's documentation does not say it.
/// </remarks>
internal readonly record struct ConverseReasoning
{
    public BedrockFamily Family { get; private init; }

    /// <summary>Claude's traits; null for any other model.</summary>
    public ClaudeTraits? Claude { get; private init; }

    /// <summary>Claude's thinking; null where nothing is said about it.</summary>
    public AnthropicThinking? Thinking { get; private init; }

    /// <summary>The effort of a model of another family; null sends none.</summary>
    public string? Effort { get; private init; }

    /// <summary>Whether Claude thinks on this request.</summary>
    public bool IsThinking { get; private init; }

    /// <summary>Whether a call can be forced on a tool. Llama and the other houses without structured outputs know the choice <c>auto</c> alone (github.com/langchain-ai/langchain-aws/pull/627).</summary>
    public bool CanForceTools => Claude is { } traits ? traits.ForcedTools && !IsThinking : Family != BedrockFamily.Plain && (Family != BedrockFamily.DeepSeek || Effort is null or "none");

    /// <summary>Whether the tool to call can be named: <c>toolChoice.tool</c> is Claude's and Nova's (API_runtime_ToolChoice), and Mistral's earlier models refuse it.</summary>
    public bool CanNameTool => Family != BedrockFamily.EarlyMistral;

    /// <summary>
    /// Whether the model can be held to a schema, of an answer or of a tool (docs.aws.amazon.com/bedrock/latest/userguide/structured-output, the models that are listed). Of a model whose id does not
    /// say whose it is, that is assumed.
    /// </summary>
    public bool TakesSchemas => Claude?.JsonSchema
        ?? Family is not (BedrockFamily.Nova or BedrockFamily.Nova2 or BedrockFamily.EarlyMistral or BedrockFamily.Cohere or BedrockFamily.Plain);

    public static ConverseReasoning Of(in WireRequest request, ConverseExtras extras)
    {
        (BedrockFamily family, ClaudeTraits? claude) = BedrockModels.Of(request.Spec.Model);
        if (claude is { } traits)
        {
            var thinker = new ConverseReasoning { Family = family, Claude = traits };
            if (extras.ModelFields.TryGetValue("thinking", out object? own))
            {
                return thinker with { IsThinking = !JsonValues.ToText(own).Contains("\"disabled\"", StringComparison.Ordinal) };
            }

            AnthropicThinking thinking = AnthropicThinking.Of(request, traits);
            return thinker with { Thinking = thinking, IsThinking = thinking.IsOn };
        }

        string? effort = request.Effort is { } asked && request.Takes(RequestParameters.ReasoningEffort, "reasoning effort") ? asked : null;
        if (effort is not null && family == BedrockFamily.Unknown)
        {
            request.Warnings.Add($"reasoning effort was not sent: the id of {request.Spec.Target} does not say whose model it is; give the model's own fields as additionalModelRequestFields.");
            effort = null;
        }

        return new ConverseReasoning { Family = family, Effort = effort };
    }
}
