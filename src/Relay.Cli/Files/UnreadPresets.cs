using Relay.Presets;

namespace Relay.Cli;

/// <summary>Files of a project's folder that are presets and that no build reads.</summary>
internal sealed class UnreadPresets
{
    // Enough to find one's own mistake by; a folder of data must not be read whole for it.
    private const int MostFiles = 200, MostShown = 5, Largest = 1_000_000;

    private readonly string[] _paths;

    private UnreadPresets(string[] paths) => _paths = paths;

    /// <summary>Looks for them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">What lies in it.</param>
    /// <param name="isRead">Whether a build reads a file.</param>
    public static UnreadPresets Of(string folder, IReadOnlyList<string> files, Func<string, bool> isRead) => new(
        [.. files.Where(file => PresetPatterns.HasExtension(file) && !isRead(file)).Take(MostFiles).Select(file => Path.Combine(folder, file)).Where(IsPreset)]);

    /// <summary>The files.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>A note for each, when other presets were found.</summary>
    public IEnumerable<string> Notes(Func<string, string> show) =>
        _paths.Take(MostShown).Select(path => $"'{show(path)}' is a preset that the build does not read; move it to 'presets/', or name it in the project: <RelayPreset Include=\"…\" />.");

    /// <summary>What is said where nothing was found.</summary>
    public string Problem(string argument, Func<string, string> show) =>
        $"The build reads no preset in '{argument}'. It looks for {string.Join(", ", PresetPatterns.Default)} in the project's folder, and for what the project names as RelayPreset."
        + (_paths.Length == 0 ? "" : $" Not read: {string.Join(", ", _paths.Take(MostShown).Select(show))}. Move what is meant to 'presets/', or name it: <RelayPreset Include=\"{show(_paths[0])}\" />.");

    private static bool IsPreset(string path)
    {
        try
        {
            return new FileInfo(path).Length <= Largest && PresetCompiler.Read(path, PresetEncoding.Decode(File.ReadAllBytes(path)).Text, isExplicit: false).IsPreset;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
