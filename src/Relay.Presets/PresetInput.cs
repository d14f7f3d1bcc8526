namespace Relay.Presets;

/// <summary>A preset file as a host hands it over.</summary>
/// <param name="Path">Path as the host shows it; it decides the syntax by its extension, stands in positions, and is never opened.</param>
/// <param name="Text">The file's text.</param>
/// <param name="IsExplicit">Whether the file was named; one that was only found by a default pattern and is no preset is left alone, with a note.</param>
public sealed record PresetInput(string Path, string Text, bool IsExplicit = true)
{
    /// <summary>The path from the project's folder, after which a preset in Markdown is called; null when <see cref="Path"/> is that.</summary>
    public string? ProjectPath { get; init; }

    /// <summary>Whether the file is no preset but public keys for the signatures of presets (<see cref="PresetKeyReader"/>).</summary>
    public bool IsKeys { get; init; }
}
