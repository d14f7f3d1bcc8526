namespace Relay.Tests;

/// <summary>The form of a wire's requests and answers, wherever it is spoken.</summary>
public enum WireForm
{
    /// <summary>OpenAI Chat Completions.</summary>
    Chat,

    /// <summary>OpenAI Responses.</summary>
    Responses,

    /// <summary>Anthropic Messages.</summary>
    Messages,

    /// <summary>Gemini's generateContent.</summary>
    Gemini,

    /// <summary>Bedrock's Converse.</summary>
    Converse,

    /// <summary>Cohere's chat, version 2.</summary>
    Cohere,

    /// <summary>Ollama's own chat.</summary>
    Ollama,
}
