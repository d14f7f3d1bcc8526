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
        var edits = new TextEdits(Path, Text);
        foreach (ContentChange change in changes)
        {
            edits.Make(change);
        }

        return this with { Text = edits.Text, Version = version };
    }
}
