namespace Relay;

/// <summary>Which provider a model name without one belongs to.</summary>
internal static class BareModelName
{
    /// <summary>The canonical provider name; null when the family is not known.</summary>
    internal static string? Provider(string? model)
    {
        if (string.IsNullOrWhiteSpace(model))
        {
            return null;
        }

        string name = model!.ToLowerInvariant();
        if (name.StartsWith("models/gemini", StringComparison.Ordinal))
        {
            return "google";
        }

        if (name.LastIndexOf('/') >= 0)
        {
            return null;
        }

        if (name.StartsWith("ft:", StringComparison.Ordinal))
        {
            name = name.Substring(3);
        }

        return IsOpenAI(name) ? "openai"
            : name.StartsWith("claude", StringComparison.Ordinal) ? "anthropic"
            : name.StartsWith("gemini", StringComparison.Ordinal) ? "google"
            : null;
    }

    /// <summary>The id without Google's <c>models/</c>.</summary>
    internal static string WithoutResourcePrefix(string model) =>
        model.StartsWith("models/gemini", StringComparison.OrdinalIgnoreCase) ? model.Substring("models/".Length) : model;

    private static bool IsOpenAI(string name) =>
        (name.StartsWith("gpt", StringComparison.Ordinal) && !name.StartsWith("gpt-oss", StringComparison.Ordinal))
        || name.StartsWith("chatgpt", StringComparison.Ordinal)
        || (ModelId.TryReadOSeries(name, out int number) && number is 1 or 3 or 4);
}
