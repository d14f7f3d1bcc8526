namespace Relay;

/// <summary>Where an answer carries its visible reasoning.</summary>
public enum ReasoningShape
{
    /// <summary>A <c>reasoning_content</c> string (DeepSeek, vLLM, xAI, Z.ai).</summary>
    ReasoningContent,

    /// <summary>A <c>reasoning</c> string (Groq, OpenRouter, Cerebras).</summary>
    Reasoning,

    /// <summary>A <c>thinking</c> part in a list of content parts (Mistral).</summary>
    ContentParts,
}
