namespace Relay;

/// <summary>The address of a call to Bedrock: <c>…/model/{model}/converse</c>, or <c>/converse-stream</c> for a stream.</summary>
internal static class ConversePath
{
    private const string Whole = "/converse";
    private const string Stream = "/converse-stream";
    private const string Before = "/model/";

    public static bool IsStream(string path) => path.EndsWith(Stream, StringComparison.Ordinal) && path.Contains(Before, StringComparison.Ordinal);

    public static bool Is(string path) => IsStream(path) || (path.EndsWith(Whole, StringComparison.Ordinal) && path.Contains(Before, StringComparison.Ordinal));

    /// <summary>The model in the path; null when the path is another one.</summary>
    public static string? Model(string path) =>
        Is(path) ? path[(path.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..^(IsStream(path) ? Stream : Whole).Length].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) : null;
}
