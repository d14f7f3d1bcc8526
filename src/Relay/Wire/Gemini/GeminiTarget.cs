namespace Relay;

/// <summary>Which of Google's two APIs a generateContent request goes to, where they differ.</summary>
/// <param name="Spec">The target.</param>
/// <param name="IsVertex">Whether it is Vertex AI's.</param>
internal readonly record struct GeminiTarget(ModelSpec Spec, bool IsVertex)
{
    public static GeminiTarget Of(in WireRequest request) => new(request.Spec, request.Provider.Wire == WireProtocol.Vertex);

    /// <summary>Whether the id of a function call is sent: not one that Relay made, and none to Vertex AI, whose FunctionCall and FunctionResponse have no such field.</summary>
    /// <remarks>"Unknown name \"id\" at 'contents[1].parts[0].function_call'", github.com/vercel/ai/issues/15664; results are matched by name and order there.</remarks>
    public bool SendsId(string? id) => !IsVertex && !string.IsNullOrEmpty(id) && !MadeCallId.IsMade(id);
}
