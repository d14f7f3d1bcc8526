namespace Relay;

/// <summary>What Cohere's chat API takes, and which of its models think.</summary>
/// <remarks>Sources: docs.cohere.com/reference/chat (fields and ranges), /docs/models, /docs/reasoning.</remarks>
internal static class CohereModelRules
{
    /// <summary>The API has no such fields. Its <c>priority</c> is a number, not a tier of service.</summary>
    internal const RequestParameters NotInTheApi = RequestParameters.ParallelToolCalls | RequestParameters.ServiceTier;

    /// <summary>"invalid request: cannot specify both frequency_penalty and presence_penalty."</summary>
    internal const string OnePenalty = "Cohere takes a frequency penalty or a presence penalty, not both.";

    private static readonly string[] WithoutThinking = ["command-r", "command-light", "command-nightly", "command-a-03", "command-a-vision", "command-a-translate", "c4ai-", "aya-"];

    /// <summary>Rules by model.</summary>
    internal static readonly ParameterRule[] AtHome =
    [
        new(
            RequestParameters.ReasoningEffort,
            "This Cohere model does not think, and the API refuses thinking for it.",
            static (id, _) => !Thinks(id)),
    ];

    /// <summary>The values that the API takes for a parameter.</summary>
    internal static ParameterRange Range(RequestParameters parameter) => parameter switch
    {
        RequestParameters.Temperature => new(0, double.PositiveInfinity),
        RequestParameters.TopP => new(0.01, 0.99),
        RequestParameters.TopK => new(0, 500),
        RequestParameters.PresencePenalty or RequestParameters.FrequencyPenalty => new(0, 1),
        _ => ParameterRange.Any,
    };

    /// <summary>Whether a model may think; only those that are known not to do not.</summary>
    internal static bool Thinks(string id)
    {
        foreach (string prefix in WithoutThinking)
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return id != "command";
    }

    /// <summary>Whether a model takes <c>tool_choice</c>: Command R7B and what is newer.</summary>
    internal static bool TakesToolChoice(string id) =>
        id.StartsWith("command-r7b", StringComparison.Ordinal)
        || !(id is "command" or "command-r" || id.StartsWith("command-r-", StringComparison.Ordinal) || id.StartsWith("command-light", StringComparison.Ordinal));
}
