namespace Relay;

/// <summary>Which effort words models take, where their providers say so. An empty list means unknown.</summary>
internal static class EffortVocabulary
{
    private static readonly string[] Unknown = [];
    private static readonly string[] HighOnly = ["high"];
    private static readonly string[] MediumOnly = ["medium"];
    private static readonly string[] LowHigh = ["low", "high"];
    private static readonly string[] NoneHigh = ["none", "high"];
    private static readonly string[] NoneDefault = ["none", "default"];
    private static readonly string[] LowToHigh = ["low", "medium", "high"];
    private static readonly string[] LowToXHigh = ["low", "medium", "high", "xhigh"];
    private static readonly string[] MediumToXHigh = ["medium", "high", "xhigh"];
    private static readonly string[] MinimalToHigh = ["minimal", "low", "medium", "high"];
    private static readonly string[] MinimalToXHigh = ["minimal", "low", "medium", "high", "xhigh"];
    private static readonly string[] NoneMinimalToHigh = ["none", "minimal", "low", "medium", "high"];
    private static readonly string[] NoneToHigh = ["none", "low", "medium", "high"];
    private static readonly string[] NoneToXHigh = ["none", "low", "medium", "high", "xhigh"];

    internal static string[] Of(ProviderFacts provider, string model)
    {
        string id = ModelId.Normalize(model);
        return provider.RulesFor(model).RulesName switch
        {
            "openai" or "azure" => OpenAI(id),

            // docs.x.ai, reasoning effort levels.
            "xai" => id.IsA("grok-3-mini") ? LowHigh : id.IsA("grok-4.3") ? NoneToHigh : id.IsA("grok-4.5") ? LowToHigh : Unknown,

            // docs.mistral.ai/capabilities/reasoning.
            "mistral" => id.IsA("mistral-small") || id.IsA("mistral-medium") ? NoneHigh : Unknown,

            // console.groq.com/docs/reasoning.
            "groq" => id.IsA("gpt-oss") ? LowToHigh : id.Has("qwen3") ? NoneDefault : Unknown,

            // docs.ollama.com/capabilities/thinking: on or off, save for GPT-OSS.
            "ollama" => id.IsA("gpt-oss") ? LowToHigh : Unknown,

            // github.com/openai/harmony: the model itself knows these three; the other open models of Vertex AI have no rule.
            "vertex" => id.IsA("gpt-oss") ? LowToHigh : Unknown,

            // docs.perplexity.ai/api-reference/chat-completions.
            "perplexity" => MinimalToHigh,
            "anthropic" => ClaudeTraits.Of(id).EffortWords,
            "google" => Gemini(id),
            "bedrock" => Bedrock(id),
            _ => Unknown,
        };
    }

    // docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking and docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.
    private static string[] Bedrock(string id) => BedrockFamilies.Of(id) switch
    {
        BedrockFamily.Claude => ClaudeTraits.Of(BedrockFamilies.ClaudeId(id)).EffortWords,
        BedrockFamily.Nova2 => NoneToHigh,
        BedrockFamily.GptOss or BedrockFamily.Kimi => LowToHigh,
        BedrockFamily.OpenAI => NoneToXHigh,

        // Not in AWS's documentation, whose page on DeepSeek (docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-deepseek) names temperature, top_p, max_tokens and stop:
        // measured, github.com/langchain-ai/langchain-aws/pull/1261.
        BedrockFamily.DeepSeek => NoneHigh,
        _ => Unknown,
    };

    // ai.google.dev/gemini-api/docs/thinking and the model guides of docs.cloud.google.com: Gemini 3 takes levels and always thinks, Gemini 2.5 takes a budget
    // (Pro 128 to 32,768 tokens, the others 0 to 24,576). Of what is newer than the guides, or a name that moves, only the levels that all of them take.
    private static string[] Gemini(string id)
    {
        if (!GeminiModelRules.TryReadVersion(id, out int version) || GeminiModelRules.IsNotText(id))
        {
            return Unknown;
        }

        bool isPro = Is(id, "-pro"), isFlash = Is(id, "-flash");
        return version switch
        {
            25 => isPro ? MinimalToXHigh : isFlash ? NoneMinimalToHigh : Unknown,
            30 when isPro => LowHigh,
            >= 30 and <= 35 when isFlash => MinimalToHigh,
            >= 30 => LowToHigh,
            _ => Unknown,
        };
    }

    // OpenAI API reference (reasoning_effort) and the model pages.
    private static string[] OpenAI(string id)
    {
        if (ModelId.TryReadOSeries(id, out int _))
        {
            return Is(id, "-deep-research") ? MediumOnly : LowToHigh;
        }

        if (!ModelId.TryReadGpt5(id, out int minor))
        {
            return Unknown;
        }

        return minor switch
        {
            0 => Is(id, "-pro") ? HighOnly : Is(id, "-codex") ? LowToHigh : Is(id, "-chat") ? Unknown : MinimalToHigh,
            1 => Is(id, "-chat") ? MediumOnly : Is(id, "-codex-max") ? LowToXHigh : Is(id, "-codex") ? LowToHigh : NoneToHigh,
            2 => Is(id, "-chat") ? MediumOnly : Is(id, "-pro") ? MediumToXHigh : Is(id, "-codex") ? LowToXHigh : NoneToXHigh,
            3 => Is(id, "-codex") ? NoneToXHigh : Unknown,
            4 or 5 => Is(id, "-pro") ? MediumToXHigh : NoneToXHigh,
            _ => Unknown,
        };
    }

    private static bool Is(string id, string part) => id.IndexOf(part, StringComparison.Ordinal) > 0;
}
