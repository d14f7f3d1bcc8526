using Relay.Presets;

namespace Relay.Cli;

/// <summary>A document that an editor has open: its text is the editor's, not the disk's.</summary>
/// <param name="Uri">The name that the editor gave.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The text now.</param>
/// <param name="Version">The editor's version of the text.</param>
internal sealed record OpenDocument(string Uri, string Path, string Text, int? Version)
{
    /// <summary>The document after changes, each about the text that the one before it left.</summary>
    public OpenDocument With(IReadOnlyList<ContentChange> changes, int? version)
    {
        string text = Text;
        foreach (ContentChange change in changes)
        {
            if (change.Range is not { } range)
            {
                text = change.Text;
                continue;
            }

            var source = new SourceText(Path, text);
            int start = Positions.OffsetOf(source, range.Start), end = Math.Max(start, Positions.OffsetOf(source, range.End));
            text = string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
        }

        return this with { Text = text, Version = version };
    }
}
