namespace Relay;

/// <summary>The address of a Gemini call: <c>…/models/{model}:generateContent</c>, or <c>:streamGenerateContent</c> for a stream.</summary>
internal static class GeminiPath
{
    private const string Whole = ":generateContent";
    private const string Stream = ":streamGenerateContent";

    public static bool Is(string path) => IsStream(path) || path.EndsWith(Whole, StringComparison.Ordinal);

    public static bool IsStream(string path) => path.EndsWith(Stream, StringComparison.Ordinal);

    /// <summary>The model in the path; null when the path is another one.</summary>
    public static string? Model(string path)
    {
        int start = path.LastIndexOf("odels/", StringComparison.Ordinal) + "odels/".Length, end = path.LastIndexOf(':');
        return Is(path) && start <= end ? path[start..end] : null;
    }
}
