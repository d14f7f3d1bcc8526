namespace Relay;

/// <summary>A protocol that providers speak.</summary>
public enum WireProtocol
{
    /// <summary>OpenAI Chat Completions and everything compatible with it.</summary>
    OpenAIChat,

    /// <summary>OpenAI Responses.</summary>
    OpenAIResponses,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>Anthropic Messages.</summary>
    AnthropicMessages,

    /// <summary>Gemini generateContent.</summary>
    Gemini,

    /// <summary>Vertex AI.</summary>
    Vertex,

    /// <summary>Bedrock Converse.</summary>
    BedrockConverse,

    /// <summary>Cohere Chat v2.</summary>
    CohereV2,

    /// <summary>Ollama's own chat API.</summary>
    OllamaChat,
}
