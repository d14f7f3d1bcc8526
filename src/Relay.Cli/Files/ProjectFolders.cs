namespace Relay.Cli;

/// <summary>Finds the folder of the project that a file belongs to: the nearest one above it with a project file. Each folder is looked into once.</summary>
internal sealed class ProjectFolders
{
    private readonly Dictionary<string, bool> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectPresets> _presets = new(StringComparer.Ordinal);

    /// <summary>The project's folder; null when there is no project file up to the root.</summary>
    public string? Of(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (HasProject(folder))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>What the project files of a folder say about presets.</summary>
    public ProjectPresets PresetsOf(string folder)
    {
        if (!_presets.TryGetValue(folder, out ProjectPresets? presets))
        {
            _presets[folder] = presets = ProjectPresets.Read(folder);
        }

        return presets;
    }

    private bool HasProject(string folder)
    {
        if (!_looked.TryGetValue(folder, out bool has))
        {
            _looked[folder] = has = Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.*proj").Any();
        }

        return has;
    }
}
