namespace Relay.Cli;

/// <summary>The presets of one project: which files its build reads.</summary>
/// <remarks>The files of the project are read, not evaluated; what cannot be followed so is said (<see cref="Notes"/>).</remarks>
internal sealed class ProjectPresets
{
    private readonly IReadOnlyList<PresetItemRule> _presets, _additional;
    private readonly ProjectSignatures _signatures;

    /// <summary>A project that was read.</summary>
    public ProjectPresets(
        string folder, string? project, IReadOnlyList<PresetItemRule> presets, IReadOnlyList<PresetItemRule> additional, IReadOnlyList<string> notes, ProjectSignatures signatures)
    {
        Folder = folder;
        Project = project;
        _presets = presets;
        _additional = additional;
        Notes = notes;
        _signatures = signatures;
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>The project file; null for a folder without one, in which the default patterns hold.</summary>
    public string? Project { get; }

    /// <summary>Sentences about what cannot be followed.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether presets are found by the default patterns.</summary>
    public required bool HasDefaults { get; init; }

    /// <summary>A folder without a project.</summary>
    public static ProjectPresets OfFolder(string folder) => new(folder, null, [PresetPatterns.DefaultRule(folder)], [], [], new ProjectSignatures()) { HasDefaults = true };

    /// <summary>How a file comes to be looked at; null when the build does not look at it.</summary>
    public PresetFileOrigin? OriginOf(string fullPath)
    {
        (bool isAdditional, PresetFileOrigin? said) = Follow(_additional, fullPath);
        if (isAdditional && said is null)
        {
            // An additional file stays as it is, whatever else names it.
            return PresetPatterns.HasPresetName(fullPath) ? PresetFileOrigin.Default : PresetPatterns.HasExtension(fullPath) ? PresetFileOrigin.Plain : null;
        }

        return isAdditional ? said : Follow(_presets, fullPath).Origin;
    }

    /// <summary>Whether a file must be signed.</summary>
    public bool RequiresSignature(string fullPath) => _signatures.Requires(Path.GetRelativePath(Folder, fullPath).Replace('\\', '/'));

    /// <summary>The files on the disk that the build reads, by path.</summary>
    public IReadOnlyList<(string Path, PresetFileOrigin Origin)> Files()
    {
        var candidates = new SortedSet<string>(StringComparer.Ordinal);
        if (HasDefaults)
        {
            candidates.UnionWith(FolderWalk.Files(Folder).Select(relative => Path.Combine(Folder, relative)));
        }

        foreach (PresetItemPattern pattern in Named())
        {
            if (!pattern.IsPattern)
            {
                candidates.Add(pattern.FullPath);
            }
            else if (Directory.Exists(pattern.Folder))
            {
                candidates.UnionWith(FolderWalk.AllFiles(pattern.Folder).Select(relative => Path.Combine(pattern.Folder, relative)));
            }
        }

        var files = new List<(string, PresetFileOrigin)>();
        foreach (string path in candidates)
        {
            if (OriginOf(path) is { } origin && File.Exists(path))
            {
                files.Add((path, origin));
            }
        }

        return files;
    }

    /// <summary>Files that are named by their paths and are not there: the build ends with an error for each.</summary>
    public IEnumerable<string> Missing() =>
        Named().Where(pattern => !pattern.IsPattern && !File.Exists(pattern.FullPath) && OriginOf(pattern.FullPath) is not null).Select(static pattern => pattern.FullPath).Distinct();

    private IEnumerable<PresetItemPattern> Named() =>
        _presets.Concat(_additional).Where(static rule => rule.Kind == PresetItemRuleKind.Include && rule.Origin != PresetFileOrigin.Default).SelectMany(static rule => rule.Files);

    private static (bool IsIn, PresetFileOrigin? Origin) Follow(IReadOnlyList<PresetItemRule> rules, string fullPath)
    {
        bool isIn = false;
        PresetFileOrigin? origin = null;
        foreach (PresetItemRule rule in rules)
        {
            if (!rule.IsAbout(fullPath))
            {
                continue;
            }

            switch (rule.Kind)
            {
                // What is named counts as named, wherever else it was found.
                case PresetItemRuleKind.Include:
                    origin = isIn && origin is { } before && rule.Origin > before ? before : rule.Origin;
                    isIn = true;
                    break;
                case PresetItemRuleKind.Remove:
                    (isIn, origin) = (false, null);
                    break;
                case PresetItemRuleKind.Update when isIn:
                    origin = rule.Origin ?? origin;
                    break;
            }
        }

        return (isIn, isIn ? origin : null);
    }
}
