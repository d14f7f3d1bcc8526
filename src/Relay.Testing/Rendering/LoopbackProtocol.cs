namespace Relay;

/// <summary>The protocols a loopback provider speaks, told by the path of a request.</summary>
internal enum LoopbackProtocol
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>OpenAI Chat Completions: <c>…/chat/completions</c>, and on Vertex AI <c>…/publishers/mistralai/models/…:rawPredict</c> and <c>:streamRawPredict</c>.</summary>
    ChatCompletions,

    /// <summary>OpenAI Responses: <c>…/responses</c>.</summary>
    Responses,

    /// <summary>Anthropic Messages: <c>…/v1/messages</c>, and on Vertex AI <c>…/publishers/anthropic/models/…:rawPredict</c> and <c>:streamRawPredict</c>.</summary>
    Messages,

    /// <summary>Gemini: <c>…:generateContent</c> and <c>…:streamGenerateContent</c>.</summary>
    Gemini,

    /// <summary>Cohere's chat: <c>…/chat</c>.</summary>
    Cohere,

    /// <summary>Ollama's own chat: <c>…/api/chat</c>.</summary>
    Ollama,

    /// <summary>Bedrock's Converse: <c>…/model/{model}/converse</c> and <c>…/converse-stream</c>.</summary>
    Converse,
}

/// <summary>Tells the protocol of a path.</summary>
internal static class LoopbackProtocols
{
    public static LoopbackProtocol Of(string path) =>
        path.EndsWith("/chat/completions", StringComparison.Ordinal) ? LoopbackProtocol.ChatCompletions
        : path.EndsWith("/responses", StringComparison.Ordinal) ? LoopbackProtocol.Responses
        : path.EndsWith("/v1/messages", StringComparison.Ordinal) ? LoopbackProtocol.Messages
        : path.EndsWith("/api/chat", StringComparison.Ordinal) ? LoopbackProtocol.Ollama
        : path.EndsWith("/chat", StringComparison.Ordinal) ? LoopbackProtocol.Cohere
        : GeminiPath.Is(path) ? LoopbackProtocol.Gemini
        : ConversePath.Is(path) ? LoopbackProtocol.Converse
        : RawPredictPath.Protocol(path);
}
