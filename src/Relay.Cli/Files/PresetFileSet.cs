namespace Relay.Cli;

/// <summary>The files of one run.</summary>
/// <param name="Files">Those that could be read, by path.</param>
/// <param name="Problems">Sentences about what could not be found or read.</param>
internal sealed record PresetFileSet(IReadOnlyList<PresetFile> Files, IReadOnlyList<string> Problems)
{
    /// <summary>Sentences about what a build may see in another way; the files are checked all the same.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Presets in the folder of a project that its build does not read, by full path.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
}
