using System.Xml.Linq;

namespace Relay.Cli;

/// <summary>Reads what a project says about presets, as a build would and without one: properties, conditions, imports and items, and what of them it cannot follow.</summary>
internal sealed class ProjectReader
{
    private const int DeepestImport = 16;

    private readonly ProjectFiles _files;
    private readonly ProjectProperties _properties;
    private readonly string _folder;
    private readonly List<PresetItemRule> _presets = [];
    private readonly List<PresetItemRule> _additional = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _imported = [];
    private bool _isSecondPass, _isBehind;

    private ProjectReader(string project)
    {
        _files = new ProjectFiles { Project = project };
        _folder = Path.GetDirectoryName(project)!;
        _properties = new ProjectProperties(project);
        _properties.Set("EnableDefaultRelayPresetItems", "true");
        _properties.Set("RelayGenerateModels", "");
    }

    /// <summary>Reads a project.</summary>
    public static ProjectPresets Read(string project)
    {
        var reader = new ProjectReader(project);
        reader.Walk();
        reader._isSecondPass = true;
        reader.Walk();
        var signatures = new ProjectSignatures();
        foreach (XDocument document in reader._files.Documents)
        {
            signatures.Add(document, reader._folder);
        }

        return new ProjectPresets(reader._folder, project, reader._presets, reader._additional, [.. reader._notes.Distinct()], signatures)
        {
            HasDefaults = reader.HasDefaults,
        };
    }

    private bool HasDefaults => !IsFalse("EnableDefaultRelayPresetItems") && !IsFalse("RelayGenerateModels");

    private bool IsFalse(string property) => string.Equals(_properties[property]?.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    private void Walk()
    {
        _imported.Clear();
        _isBehind = false;
        File(_files.Before);
        if (_isSecondPass && HasDefaults)
        {
            _presets.Add(PresetPatterns.DefaultRule(_folder));
        }

        File(_files.Project);
        _isBehind = true;
        File(_files.Behind);
    }

    private void File(string path)
    {
        if (path.Length == 0 || _imported.Count > DeepestImport * DeepestImport || _imported.Contains(path, StringComparer.Ordinal) || _files.Load(path) is not { } root)
        {
            return;
        }

        _imported.Add(path);
        string? outer = _properties["MSBuildThisFileFullPath"];
        _properties.Enter(path);
        Children(root, isCertain: true);
        if (outer is not null)
        {
            _properties.Enter(outer);
        }
    }

    private void Children(XElement parent, bool isCertain)
    {
        bool isChosen = false;
        foreach (XElement element in parent.Elements())
        {
            bool? holds = ProjectCondition.Holds(element.Attribute("Condition")?.Value, _properties, _folder);
            switch (element.Name.LocalName)
            {
                case "When" or "Otherwise" when isChosen:
                    break;
                case "When" or "Otherwise":
                    isChosen = holds == true;
                    Group(element, holds, isCertain);
                    break;
                case "PropertyGroup" when !_isSecondPass:
                    Properties(element, holds, isCertain);
                    break;
                case "ItemGroup" when _isSecondPass:
                    Items(element, holds, isCertain);
                    break;
                case "Choose" or "ImportGroup":
                    Group(element, holds, isCertain);
                    break;
                case "Import" when holds != false:
                    Import(element);
                    break;
                case "Target" when _isSecondPass:
                    Target(element);
                    break;
            }
        }
    }

    private void Group(XElement element, bool? holds, bool isCertain)
    {
        if (holds != false)
        {
            Children(element, isCertain && holds == true);
        }
    }

    private void Properties(XElement group, bool? holds, bool isCertain)
    {
        foreach (XElement property in holds == false ? [] : group.Elements())
        {
            bool? own = ProjectCondition.Holds(property.Attribute("Condition")?.Value, _properties, _folder);
            string name = property.Name.LocalName;
            if (own == true && holds == true && isCertain)
            {
                _properties.Set(name, _properties.Expand(property.Value.Replace($"$({name})", _properties[name] ?? (_properties.Has(name) ? $"$({name})" : ""), StringComparison.OrdinalIgnoreCase)));
            }
            else if (own != false)
            {
                _properties.Set(name, null);
            }
        }
    }

    private void Import(XElement import)
    {
        // What an SDK brings says nothing about presets.
        if (import.Attribute("Sdk") is null && import.Attribute("Project")?.Value is { } project && _properties.Expand(project) is { Length: > 0 } path && !GlobPattern.IsPattern(path))
        {
            File(Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(_properties["MSBuildThisFileFullPath"]!)!));
        }
    }

    private void Items(XElement group, bool? holds, bool isCertain)
    {
        foreach (XElement item in holds == false ? [] : group.Elements())
        {
            if (item.Name.LocalName is not ("RelayPreset" or "AdditionalFiles"))
            {
                continue;
            }

            bool? own = ProjectCondition.Holds(item.Attribute("Condition")?.Value, _properties, _folder);
            if (own == false)
            {
                continue;
            }

            if (own is null || holds is null || !isCertain)
            {
                Note(item, "has a condition that only a build can judge, and is taken to hold");
            }

            Item(item);
        }
    }

    private void Item(XElement item)
    {
        bool isPreset = item.Name.LocalName == "RelayPreset";
        if (isPreset && _isBehind)
        {
            Note(item, "comes after the build has handed the presets to the compiler, so it has no effect; write it into the project or into Directory.Build.props");
            return;
        }

        foreach (PresetItemRuleKind kind in Enum.GetValues<PresetItemRuleKind>())
        {
            if (item.Attribute(kind.ToString())?.Value is { } files)
            {
                var patterns = Patterns(item, files);
                if (patterns.Count > 0)
                {
                    (isPreset ? _presets : _additional).Add(new PresetItemRule(kind, patterns, Patterns(item, item.Attribute("Exclude")?.Value ?? ""), OriginOf(item, isPreset, kind)));
                }
            }
        }
    }

    private List<PresetItemPattern> Patterns(XElement item, string files)
    {
        var patterns = new List<PresetItemPattern>();
        foreach (string written in files.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only Relay's own lists are handed on; of another tool's files nobody here need know.
            if (_properties.Expand(written) is not { } known)
            {
                if (item.Name.LocalName == "RelayPreset")
                {
                    Note(item, $"names '{written}', which only a build can work out; name such files on the command line");
                }

                continue;
            }

            foreach (string path in known.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                patterns.Add(new PresetItemPattern(path, _folder));
            }
        }

        return patterns;
    }

    private static PresetFileOrigin? OriginOf(XElement item, bool isPreset, PresetItemRuleKind kind)
    {
        string? said = (item.Attribute("RelayPreset")?.Value ?? item.Elements().FirstOrDefault(static child => child.Name.LocalName == "RelayPreset")?.Value)?.Trim();
        return string.IsNullOrEmpty(said) ? (isPreset && kind == PresetItemRuleKind.Include ? PresetFileOrigin.Named : null)
            : string.Equals(said, "keys", StringComparison.OrdinalIgnoreCase) ? PresetFileOrigin.Keys
            : string.Equals(said, "default", StringComparison.OrdinalIgnoreCase) ? PresetFileOrigin.Default
            : PresetFileOrigin.Named;
    }

    private void Target(XElement target)
    {
        foreach (XElement item in target.Descendants().Where(static each => each.Name.LocalName == "RelayPreset" && each.Attribute("Include") is not null))
        {
            Note(item, $"is added while the target '{target.Attribute("Name")?.Value}' runs, which only a build does; name such files on the command line");
        }
    }

    private void Note(XElement item, string what) =>
        _notes.Add($"{Path.GetFileName(_properties["MSBuildThisFileFullPath"])}: <{item.Name.LocalName} {item.Attributes().FirstOrDefault(static each => each.Name.LocalName is "Include" or "Remove" or "Update")}> {what}.");
}
