namespace Relay.Presets;

/// <summary>What a document was read from: a text in plain YAML, in which nothing was found.</summary>
/// <param name="document">The document.</param>
/// <param name="text">Its text.</param>
/// <param name="isExplicit">Whether the project names the file.</param>
internal sealed class ReadText(PresetDocument document, string text, bool isExplicit)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Whether the project names the file.</summary>
    public bool IsExplicit { get; } = isExplicit;

    /// <summary>Whether this is about <paramref name="other"/>, and not about one that it was copied from.</summary>
    public bool IsOf(PresetDocument other) => ReferenceEquals(document, other);

    /// <summary>Remembers what <paramref name="document"/> was read from, where an edit of it can be read by itself.</summary>
    public static PresetDocument Keep(PresetDocument document, string text, bool isExplicit)
    {
        bool isWorthIt = document.IsPreset && document.Findings.Count == 0 && document.Syntax is { IsPlain: true, Suppressions.Count: 0 };
        document.ReadFrom.Value = isWorthIt ? new ReadText(document, text, isExplicit) : null;
        return document;
    }
}
