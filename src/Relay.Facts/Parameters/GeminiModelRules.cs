namespace Relay;

/// <summary>What Gemini models take, by their version.</summary>
/// <remarks>
/// Sources: ai.google.dev/api/generate-content, /gemini-api/docs/thinking and /gemini-api/docs/structured-output; for penalties github.com/vercel/ai/issues/8943 and
/// github.com/google-gemini/cookbook/issues/1290 ("Penalty is not enabled for models/gemini-2.5-…").
/// </remarks>
internal static class GeminiModelRules
{
    /// <summary>The version of a name that moves on to the newest model (gemini-flash-latest).</summary>
    internal const int Newest = int.MaxValue;

    /// <summary>Rules of Google's own endpoint.</summary>
    internal static readonly ParameterRule[] AtHome =
    [
        new(
            RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty,
            "Gemini takes penalties for 2.0 models only and refuses them for this one.",
            static (id, _) => TryReadVersion(id, out int version) && version != 20 && id.IndexOf("-002", StringComparison.Ordinal) < 0),
        new(
            RequestParameters.ReasoningEffort,
            "This Gemini model does not think, and Google refuses a thinkingConfig for it.",
            static (id, _) => (TryReadVersion(id, out int version) && (version < 25 || (version == 25 && IsNotText(id)))) || id.IsA("gemma-2") || id.IsA("gemma-3")),
    ];

    /// <summary>Reads the version of a Gemini id as ten times itself: 25 for <c>gemini-2.5-pro</c>, 30 for <c>gemini-3-flash</c>, <see cref="Newest"/> for <c>-latest</c>.</summary>
    internal static bool TryReadVersion(string id, out int version)
    {
        version = 0;
        if (!id.Has("gemini-") || id.Length < 8)
        {
            return false;
        }

        if (id[7] is not (>= '1' and <= '9'))
        {
            version = id.EndsWith("-latest", StringComparison.Ordinal) ? Newest : 0;
            return version != 0;
        }

        int minor = id.Length > 9 && id[8] == '.' && id[9] is >= '0' and <= '9' ? id[9] - '0' : 0;
        version = ((id[7] - '0') * 10) + minor;
        return id.Length == 8 || id[8] is '.' or '-';
    }

    /// <summary>Whether thinking is asked for by level; Gemini 2.5 takes a budget. What has no version takes what the newest take.</summary>
    internal static bool TakesThinkingLevel(string id) => !TryReadVersion(id, out int version) || version >= 30;

    /// <summary>Whether a function call of the conversation must carry a thought signature (ai.google.dev/gemini-api/docs/thought-signatures).</summary>
    internal static bool WantsSignatures(string id) => TryReadVersion(id, out int version) && version >= 30;

    /// <summary>Whether a function's response may hold data beside its object (ai.google.dev/gemini-api/docs/function-calling, multimodal function responses).</summary>
    internal static bool TakesDataInResults(string id) => !TryReadVersion(id, out int version) || version >= 30;

    /// <summary>Whether a response schema may be JSON Schema as it is; before 2.5 it is a subset of OpenAPI's.</summary>
    internal static bool TakesJsonSchema(string id) => !TryReadVersion(id, out int version) || version >= 25;

    /// <summary>Whether functions and a JSON response format go together ("Function calling with a response mime type … is unsupported" before Gemini 3).</summary>
    internal static bool TakesFunctionsWithJson(string id) => !TryReadVersion(id, out int version) || version >= 30;

    /// <summary>The nearest thinking budget that a 2.5 model takes: Pro 128 to 32,768, Flash up to 24,576, Flash-Lite 512 to 24,576; 0 turns the latter two off.</summary>
    internal static int NearestBudget(string id, int budget)
    {
        bool isPro = id.Has("gemini-2.5-pro"), isLite = id.Has("gemini-2.5-flash-lite");
        int least = isPro ? 128 : isLite && budget > 0 ? 512 : 0;
        return Math.Max(least, Math.Min(budget, isPro ? 32_768 : 24_576));
    }

    /// <summary>Whether a model makes images or speech, whose thinking follows rules of its own.</summary>
    internal static bool IsNotText(string id) =>
        id.IndexOf("-image", StringComparison.Ordinal) > 0 || id.IndexOf("-tts", StringComparison.Ordinal) > 0
        || id.IndexOf("-audio", StringComparison.Ordinal) > 0;
}
