namespace Relay;

/// <summary>The address of another publisher's model on Vertex AI: <c>…/publishers/{publisher}/models/{model}:rawPredict</c>, or <c>:streamRawPredict</c> for a stream.</summary>
internal static class RawPredictPath
{
    private const string Whole = ":rawPredict";
    private const string Stream = ":streamRawPredict";

    public static bool IsStream(string path) => path.EndsWith(Stream, StringComparison.Ordinal);

    /// <summary>The protocol of the publisher; unknown for one that has none here, and for any other path.</summary>
    public static LoopbackProtocol Protocol(string path) =>
        !Is(path) ? LoopbackProtocol.Unknown
        : path.Contains("/publishers/anthropic/", StringComparison.Ordinal) ? LoopbackProtocol.Messages
        : path.Contains("/publishers/mistralai/", StringComparison.Ordinal) ? LoopbackProtocol.ChatCompletions
        : LoopbackProtocol.Unknown;

    /// <summary>The model in the path; null when the path is another one.</summary>
    public static string? Model(string path)
    {
        const string Models = "/models/";
        int start = path.LastIndexOf(Models, StringComparison.Ordinal), end = path.LastIndexOf(':');
        return Is(path) && start >= 0 && start + Models.Length <= end ? path[(start + Models.Length)..end] : null;
    }

    private static bool Is(string path) => IsStream(path) || path.EndsWith(Whole, StringComparison.Ordinal);
}
