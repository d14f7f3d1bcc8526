namespace Relay.Generators;

/// <summary>What a file's name says about it.</summary>
internal static class PresetPath
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".mda"];
    private static readonly string[] Endings = [".relay.yaml", ".relay.yml", ".relay.json", "/models.yaml", "/models.yml"];

    /// <summary>Whether the extension is one that presets are written in.</summary>
    public static bool HasPresetExtension(string path) => EndsWithAny(path, Extensions);

    /// <summary>Whether the name is one that hardly anything but a preset bears: <c>*.relay.yaml</c>, <c>models.yaml</c> and their kin.</summary>
    public static bool HasPresetName(string path) => EndsWithAny("/" + path.Replace('\\', '/'), Endings);

    /// <summary>Whether the file is Markdown with front matter.</summary>
    public static bool IsMarkdown(string path) => path.EndsWith(".mda", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithAny(string path, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
