namespace Relay.Presets;

/// <summary>A finding together with the text around it, for those who mend it.</summary>
internal sealed class FixContext
{
    private readonly Lazy<EntryPlace?> _entry;
    private readonly FixText _text;

    public FixContext(Finding finding, string text)
    {
        Finding = finding;
        _text = FixText.Of(finding.Location.File, text);
        _entry = new Lazy<EntryPlace?>(() => EntryPlace.Find(Root, Start, End));
    }

    public Finding Finding { get; }

    public SourceText Source => _text.Source;

    public string Text => Source.Text;

    public int Start => Finding.Location.Span.Start.Offset;

    public int End => Finding.Location.Span.End.Offset;

    /// <summary>What the finding points at.</summary>
    public string Written => Text.Substring(Start, End - Start);

    /// <summary>What was read of the whole file.</summary>
    public PresetNode? Root => _text.Root;

    /// <summary>The innermost entry whose key or value holds the finding; null when there is none.</summary>
    public EntryPlace? Entry => _entry.Value;

    /// <summary>Whether the file is JSON, where keys stand in quotes.</summary>
    public bool IsJson => Finding.Location.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The line break of the file: the first one it has.</summary>
    public string NewLine
    {
        get
        {
            int at = Text.IndexOfAny(['\r', '\n']);
            return at < 0 || Text[at] == '\n' ? "\n" : at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    /// <summary>A key as the file writes it.</summary>
    public string Key(string name) => IsJson ? YamlText.Quote(name) : name;

    /// <summary>An edit of the units from <paramref name="start"/> to just before <paramref name="end"/>.</summary>
    public PresetEdit Edit(int start, int end, string newText) => new(Source.Locate(start, end).Span, newText);

    /// <summary>A fix of one edit, or of none when that is null.</summary>
    public static PresetFix? Fix(string title, PresetEdit? edit, bool isPreferred = false) =>
        edit is null ? null : new PresetFix(title, new EquatableArray<PresetEdit>(edit)) { IsPreferred = isPreferred };
}
