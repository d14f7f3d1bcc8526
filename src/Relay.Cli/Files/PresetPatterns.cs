namespace Relay.Cli;

/// <summary>Where a project keeps its presets unless it says otherwise. The patterns are those of the package's build (buildTransitive/Relay.props): the other half of this class is written from that file.</summary>
internal static partial class PresetPatterns
{
    /// <summary>The patterns, from the project's folder.</summary>
    public static readonly string[] Default = Patterns.Split(';');

    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".mda"];
    private static readonly GlobPattern[] Parsed = [.. Default.Select(static pattern => new GlobPattern(pattern))];

    /// <summary>Whether a default pattern finds a file.</summary>
    /// <param name="relative">The path from the project's folder, with forward slashes.</param>
    public static bool Matches(string relative) => Array.Exists(Parsed, pattern => pattern.IsMatch(relative));

    /// <summary>Whether the extension is one that presets are written in.</summary>
    public static bool HasExtension(string path) => Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
