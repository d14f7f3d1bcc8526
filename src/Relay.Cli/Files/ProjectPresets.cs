using System.Xml;
using System.Xml.Linq;

namespace Relay.Cli;

/// <summary>What the project files of a folder say about presets: which they name, and whether the default patterns hold.</summary>
/// <remarks>The files are read, not evaluated: paths and patterns count, what depends on MSBuild properties, imports or conditions does not. Name such files on the command line.</remarks>
internal sealed class ProjectPresets
{
    private readonly List<GlobPattern> _named = [];
    private readonly List<GlobPattern> _keys = [];

    /// <summary>No project, no word about presets.</summary>
    public static ProjectPresets None { get; } = new();

    /// <summary>Whether a file of public keys is named.</summary>
    public bool HasKeys => _keys.Count > 0;

    /// <summary>Whether presets are found by the default patterns.</summary>
    public bool HasDefaults { get; private set; } = true;

    /// <summary>Reads the project files of a folder; one that is no XML says nothing.</summary>
    public static ProjectPresets Read(string folder)
    {
        var presets = new ProjectPresets();
        foreach (string project in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.*proj") : [])
        {
            try
            {
                presets.Add(XDocument.Parse(File.ReadAllText(project)));
            }
            catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return presets;
    }

    /// <summary>How a file comes to be looked at; null when the project does not look at it.</summary>
    /// <param name="relative">The path from the project's folder, with forward slashes.</param>
    public PresetFileOrigin? OriginOf(string relative) =>
        _keys.Exists(pattern => pattern.IsMatch(relative)) ? PresetFileOrigin.Keys
        : _named.Exists(pattern => pattern.IsMatch(relative)) ? PresetFileOrigin.Named
        : HasDefaults && PresetPatterns.Matches(relative) ? PresetFileOrigin.Default
        : null;

    private void Add(XDocument project)
    {
        foreach (XElement element in project.Descendants())
        {
            if (element.Name.LocalName == "RelayPreset" && element.Attribute("Include")?.Value is { } include)
            {
                bool isKeys = string.Equals(
                    element.Attribute("RelayPreset")?.Value ?? element.Elements().FirstOrDefault(static child => child.Name.LocalName == "RelayPreset")?.Value.Trim(),
                    "keys",
                    StringComparison.OrdinalIgnoreCase);
                foreach (string path in include.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (!path.Contains("$(", StringComparison.Ordinal) && !path.Contains("@(", StringComparison.Ordinal))
                    {
                        (isKeys ? _keys : _named).Add(new GlobPattern(path.Replace('\\', '/')));
                    }
                }
            }
            else if (element.Name.LocalName == "EnableDefaultRelayPresetItems")
            {
                HasDefaults &= !string.Equals(element.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
