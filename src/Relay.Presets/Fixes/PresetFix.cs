namespace Relay.Presets;

/// <summary>A way to mend a finding by changing the text of its file. Comments and line ends stay as they are.</summary>
/// <param name="Title">What it does, in a few words without a full stop, for a menu: <c>Replace with 'openai'</c>.</param>
/// <param name="Edits">The changes, which do not overlap.</param>
public sealed record PresetFix(string Title, EquatableArray<PresetEdit> Edits)
{
    /// <summary>Whether it can be made without asking: it says what was surely meant. Not so where something the author wrote is thrown away.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>The key that it writes, and into which mapping; null when that cannot meet what another fix of the same text writes.</summary>
    internal string? Writes { get; init; }

    /// <summary>A key of a mapping, for <see cref="Writes"/>.</summary>
    internal static string KeyOf(MappingNode owner, string name) => owner.Location.Span.Start.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture) + ":" + name;
}
