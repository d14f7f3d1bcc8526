namespace Relay;

/// <summary>Who made a model that Bedrock serves, as far as requests differ by it.</summary>
internal enum BedrockFamily
{
    /// <summary>The id does not say: an application inference profile, a provisioned or an imported model.</summary>
    Unknown,

    /// <summary>Anthropic.</summary>
    Claude,

    /// <summary>Amazon Nova, first generation.</summary>
    Nova,

    /// <summary>Amazon Nova 2.</summary>
    Nova2,

    /// <summary>OpenAI's open models.</summary>
    GptOss,

    /// <summary>OpenAI's other models.</summary>
    OpenAI,

    /// <summary>Moonshot's Kimi.</summary>
    Kimi,

    /// <summary>
    /// DeepSeek V3, which thinks when asked. R1, which always does, is one of the others. AWS documents no switch for it
    /// (docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-deepseek); that there is one was measured (github.com/langchain-ai/langchain-aws/pull/1261).
    /// </summary>
    DeepSeek,

    /// <summary>Mistral's models from before Magistral and Ministral 3.</summary>
    EarlyMistral,

    /// <summary>Cohere.</summary>
    Cohere,

    /// <summary>A house whose models know no structured outputs here: Amazon Titan, Meta, AI21, Writer.</summary>
    Plain,

    /// <summary>Any other house.</summary>
    Other,
}

/// <summary>Tells the family of a model by its id.</summary>
internal static class BedrockFamilies
{
    // The id of a model begins with its house, after the area of an inference profile.
    private static readonly (string Name, BedrockFamily Family)[] Houses =
    [
        ("anthropic.", BedrockFamily.Claude),
        ("amazon.nova-2", BedrockFamily.Nova2),
        ("amazon.nova", BedrockFamily.Nova),
        ("openai.gpt-oss", BedrockFamily.GptOss),
        ("openai.", BedrockFamily.OpenAI),
        ("moonshot.", BedrockFamily.Kimi),
        ("moonshotai.", BedrockFamily.Kimi),
        ("deepseek.v3", BedrockFamily.DeepSeek),
        ("mistral.mistral-", BedrockFamily.EarlyMistral),
        ("mistral.mixtral-", BedrockFamily.EarlyMistral),
        ("mistral.pixtral-", BedrockFamily.EarlyMistral),
        ("cohere.", BedrockFamily.Cohere),
        ("amazon.", BedrockFamily.Plain),
        ("meta.", BedrockFamily.Plain),
        ("ai21.", BedrockFamily.Plain),
        ("writer.", BedrockFamily.Plain),
    ];

    private static readonly string[] OtherHouses = ["deepseek.", "qwen.", "google.", "minimax.", "mistral.", "nvidia.", "zai.", "twelvelabs.", "stability.", "luma."];

    /// <summary>The family of a normalised id (<see cref="ModelId.Normalize"/>).</summary>
    internal static BedrockFamily Of(string id)
    {
        foreach ((string name, BedrockFamily family) in Houses)
        {
            if (IsOf(id, name))
            {
                // Mistral Large 3 is one of the newer ones.
                return family == BedrockFamily.EarlyMistral && id.IndexOf("mistral-large-3", StringComparison.Ordinal) > 0 ? BedrockFamily.Other : family;
            }
        }

        foreach (string name in OtherHouses)
        {
            if (IsOf(id, name))
            {
                return BedrockFamily.Other;
            }
        }

        return BedrockFamily.Unknown;
    }

    /// <summary>The id by which Claude's traits are looked up: without the version of Bedrock's own at its end (<c>-v1:0</c>), which is not Claude's.</summary>
    internal static string ClaudeId(string id)
    {
        int version = id.LastIndexOf("-v", StringComparison.Ordinal);
        return version > 0 && id.IndexOf("claude-v", StringComparison.Ordinal) < 0 && version + 2 < id.Length && id[version + 2] is >= '0' and <= '9'
            ? id.Substring(0, version)
            : id;
    }

    private static bool IsOf(string id, string name)
    {
        int start = id.IndexOf(name, StringComparison.Ordinal);
        return start == 0 || (start > 0 && id[start - 1] == '.');
    }
}
