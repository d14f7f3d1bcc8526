using System.Xml;
using System.Xml.Linq;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>What the project files of a folder say about presets: which they name, and whether the default patterns hold.</summary>
/// <remarks>The files are read, not evaluated: paths and patterns count, what depends on MSBuild properties, imports or conditions does not. Name such files on the command line.
/// Whether signatures are required is read from the nearest <c>Directory.Build.props</c> and <c>.targets</c> too, and where it cannot be told for certain they are.</remarks>
internal sealed class ProjectPresets
{
    private readonly List<GlobPattern> _named = [];
    private readonly List<GlobPattern> _keys = [];
    private readonly List<(GlobPattern Files, string Value)> _signed = [];
    private string? _requireSignatures;

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
        string[] projects = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.*proj") : [];
        if (projects.Length > 0 && Nearest(folder, "Directory.Build.props") is { } before)
        {
            presets.AddSignatures(before);
        }

        foreach (XDocument project in projects.Select(Load).OfType<XDocument>())
        {
            presets.Add(project);
            presets.AddSignatures(project);
        }

        if (projects.Length > 0 && Nearest(folder, "Directory.Build.targets") is { } behind)
        {
            presets.AddSignatures(behind);
        }

        return presets;
    }

    /// <summary>Whether a file must be signed.</summary>
    /// <param name="relative">The path from the project's folder, with forward slashes.</param>
    public bool RequiresSignature(string relative) =>
        SignatureRequirement.Of(_requireSignatures, _signed.FindLast(each => each.Files.IsMatch(relative)).Value);

    private static XDocument? Nearest(string folder, string name)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, name)))
            {
                return Load(Path.Combine(at, name));
            }
        }

        return null;
    }

    private static XDocument? Load(string path)
    {
        try
        {
            return XDocument.Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads what is said about signatures. What has a condition only asks for them: nobody knows here whether it holds.</summary>
    private void AddSignatures(XDocument project)
    {
        foreach (XElement element in project.Descendants())
        {
            string name = element.Name.LocalName;
            bool isCertain = element.AncestorsAndSelf().All(static each => each.Attribute("Condition") is null);
            if (name == SignatureRequirement.Property && SignatureRequirement.IsSet(element.Value) && (isCertain || SignatureRequirement.IsOn(element.Value)))
            {
                _requireSignatures = element.Value;
            }
            else if (name is "RelayPreset" or "AdditionalFiles" && RequirementOf(element) is { } value && (isCertain || SignatureRequirement.IsOn(value)))
            {
                AddSigned(element, value);
            }
        }
    }

    private void AddSigned(XElement item, string value)
    {
        string? files = item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value;
        if (files is null)
        {
            // In an ItemDefinitionGroup: all items that say nothing else.
            _signed.Insert(0, (new GlobPattern("**/*"), value));
            return;
        }

        foreach (string path in files.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool isKnown = !path.Contains("$(", StringComparison.Ordinal) && !path.Contains("@(", StringComparison.Ordinal);
            if (isKnown || SignatureRequirement.IsOn(value))
            {
                _signed.Add((new GlobPattern(isKnown ? path.Replace('\\', '/') : "**/*"), value));
            }
        }
    }

    private static string? RequirementOf(XElement item) =>
        (item.Attribute(SignatureRequirement.Metadata)?.Value
            ?? item.Elements().FirstOrDefault(static child => child.Name.LocalName == SignatureRequirement.Metadata)?.Value) is { } value
        && SignatureRequirement.IsSet(value)
            ? value
            : null;

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
