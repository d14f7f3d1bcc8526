namespace Relay.Presets;

/// <summary>A preset file as read: what could be understood of it, and what could not.</summary>
/// <param name="Path">The file's path as given.</param>
/// <param name="Root">The root node; null when the file is empty or nothing could be understood.</param>
/// <param name="Findings">What was wrong, in the order of the file.</param>
public sealed record PresetSyntaxTree(string Path, PresetNode? Root, EquatableArray<Finding> Findings)
{
    /// <summary>The comments that turn rules off.</summary>
    internal EquatableArray<Suppression> Suppressions { get; init; }

    /// <summary>Whether <see cref="PlainYamlReader"/> read it.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>What stands behind the front matter of an <c>.mda</c> file, as it was written; null for other files, and where the front matter does not end.</summary>
    public string? Prose { get; init; }
}
