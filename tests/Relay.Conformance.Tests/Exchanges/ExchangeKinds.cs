namespace Relay.Conformance.Tests;

/// <summary>Which exchanges this version replays, and as what.</summary>
internal static class ExchangeKinds
{
    /// <summary>Whether Relay speaks the exchange's wire; the others are counted as not yet supported.</summary>
    public static bool IsSupportedWire(RecordedExchange exchange) => exchange.Api is "openai-chat"
        or "azure-openai"
        or "anthropic-messages"
        or "gemini"
        or "vertex"
        or "vertex-anthropic"
        or "cohere-v2"
        or "ollama-chat"
        or "bedrock-converse"
        || ResponsesExpectations.IsAbout(exchange);

    public static bool IsError(RecordedExchange exchange) => exchange.Kind == "error";

    public static bool IsErrorInStream(RecordedExchange exchange) => exchange.Kind == "error-in-stream";

    /// <summary>A stream that breaks off: written by hand, since nobody records one.</summary>
    public static bool IsTruncated(RecordedExchange exchange) => exchange.Kind == "truncated-stream";

    public static bool IsAnswer(RecordedExchange exchange) => !IsError(exchange) && !IsErrorInStream(exchange) && !IsTruncated(exchange);

    /// <summary>Whether the exchange is replayed as a stream: it came as one, or a stream was asked for and an object came.</summary>
    public static bool IsStream(RecordedExchange exchange) => exchange.Response.IsEventStream || (IsStreamAskedFor(exchange) && IsAnswer(exchange));

    private static bool IsStreamAskedFor(RecordedExchange exchange) =>
        exchange.Request.IsStream
        || exchange.Request.Url?.Contains(":streamGenerateContent", StringComparison.Ordinal) == true
        || exchange.Request.Url?.EndsWith("/converse-stream", StringComparison.Ordinal) == true;
}
