namespace Relay.Cli;

/// <summary>
/// Where a project keeps its presets unless it says otherwise. The patterns are those of the package's build (buildTransitive/Relay.props): the other half of this class
/// is written from that file.
/// </summary>
internal static partial class PresetPatterns
{
    /// <summary>The patterns, from the project's folder.</summary>
    public static readonly string[] Default =
        [.. Patterns.Replace("$(_RelayPresetFolder)", "presets", StringComparison.Ordinal).Split(';').Select(static each => each == "$(_RelayModelsYaml)" ? "models.yaml" : each == "$(_RelayModelsYml)" ? "models.yml" : each)];

    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".mda"];
    private static readonly string[] Endings = [".relay.yaml", ".relay.yml", ".relay.json", "/models.yaml", "/models.yml"];
    private static readonly string[] Excluded = ["**/.*/**", "**/node_modules/**", "bin/**", "obj/**"];

    /// <summary>The line of the package's build that finds presets.</summary>
    public static PresetItemRule DefaultRule(string folder) => new(
        PresetItemRuleKind.Include,
        [.. Default.Select(pattern => new PresetItemPattern(pattern, folder))],
        [.. Excluded.Select(pattern => new PresetItemPattern(pattern, folder))],
        PresetFileOrigin.Default);

    /// <summary>Whether the extension is one that presets are written in.</summary>
    public static bool HasExtension(string path) => Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the name is one that hardly anything but a preset bears, so that an additional file of that name is taken for one.</summary>
    public static bool HasPresetName(string path) =>
        Array.Exists(Endings, ending => ("/" + path.Replace('\\', '/')).EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
