namespace Relay.Cli;

/// <summary>Finds the project that a file belongs to, and reads each project once.</summary>
internal sealed class ProjectFolders
{
    private readonly Dictionary<string, string[]> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectPresets> _presets = new(StringComparer.Ordinal);

    /// <summary>The folder of the nearest project above a file; null when there is no project file up to the root.</summary>
    public string? Of(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (ProjectsIn(folder).Count > 0)
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>The project files of a folder.</summary>
    public IReadOnlyList<string> ProjectsIn(string folder)
    {
        if (!_looked.TryGetValue(folder, out string[]? projects))
        {
            _looked[folder] = projects = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.*proj").Where(IsProject).Order(StringComparer.Ordinal)] : [];
        }

        return projects;
    }

    /// <summary>What the project files of a folder say about presets; where there is none, the default patterns hold.</summary>
    public IReadOnlyList<ProjectPresets> PresetsOf(string folder) =>
        ProjectsIn(folder) is { Count: > 0 } projects ? [.. projects.Select(Read)] : [Read(folder)];

    /// <summary>The projects of a folder and of those below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">What lies below it.</param>
    public IReadOnlyList<ProjectPresets> Below(string folder, IReadOnlyList<string> files) =>
        [.. files.Where(static file => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && IsProject(file)).Select(file => Read(Path.Combine(folder, file)))];

    private static bool IsProject(string file) => !file.EndsWith(".dcproj", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".sqlproj", StringComparison.OrdinalIgnoreCase);

    private ProjectPresets Read(string project)
    {
        if (!_presets.TryGetValue(project, out ProjectPresets? presets))
        {
            _presets[project] = presets = Directory.Exists(project) ? ProjectPresets.OfFolder(project) : ProjectReader.Read(project);
        }

        return presets;
    }
}
