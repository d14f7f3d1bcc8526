using System.Runtime.CompilerServices;

namespace Relay.Presets;

/// <summary>
/// A text that is fixed: its lines, and what was read of it. Kept for as long as the text lives, for each of thousands of findings asks for the same. Safe for
/// concurrent use.
/// </summary>
internal sealed class FixText
{
    private static readonly ConditionalWeakTable<string, FixText> Texts = new();

    private readonly Lazy<PresetNode?> _root;

    private FixText(string path, string text)
    {
        Source = new SourceText(path, text);
        _root = new Lazy<PresetNode?>(() => PresetSyntaxReader.Read(path, text).Root);
    }

    /// <summary>The text with its lines.</summary>
    public SourceText Source { get; }

    /// <summary>What was read of the whole file.</summary>
    public PresetNode? Root => _root.Value;

    /// <summary>The text of a file.</summary>
    public static FixText Of(string path, string text)
    {
        FixText kept = Texts.GetValue(text, given => new FixText(path, given));
        return kept.Source.Path == path ? kept : new FixText(path, text);
    }
}
