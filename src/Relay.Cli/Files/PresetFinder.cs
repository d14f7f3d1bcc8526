using System.Text;

namespace Relay.Cli;

/// <summary>Finds and reads the files that a command line names: files, folders and patterns. Without any, the presets of the current folder.</summary>
internal sealed class PresetFinder(string currentFolder)
{
    private readonly SortedDictionary<string, Found> _found = new(StringComparer.Ordinal);
    private readonly ProjectFolders _projects = new();
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _unread = [];

    /// <summary>Finds and reads.</summary>
    /// <param name="arguments">What was named; a file that is named and found counts as named.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<PresetFileSet> FindAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        foreach (string argument in arguments.Count == 0 ? ["."] : arguments)
        {
            Resolve(argument);
        }

        AddKeys();
        var files = new List<PresetFile>(_found.Count);
        foreach ((string path, Found found) in _found)
        {
            if (await ReadAsync(path, found, cancellation).ConfigureAwait(false) is { } file)
            {
                files.Add(file);
            }
        }

        return new PresetFileSet(files, _problems) { Notes = [.. _notes.Distinct()], Unread = _unread };
    }

    /// <summary>How a path is shown: from the current folder where it lies below or beside it, with forward slashes.</summary>
    public string Show(string fullPath) => Path.GetRelativePath(currentFolder, fullPath).Replace('\\', '/');

    private void Resolve(string argument)
    {
        string full = Path.GetFullPath(argument, currentFolder);
        if (File.Exists(full))
        {
            Add(full, full.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) ? PresetFileOrigin.Keys : PresetFileOrigin.Named, currentFolder);
        }
        else if (Directory.Exists(full))
        {
            AddFolder(argument, full);
        }
        else if (GlobPattern.IsPattern(argument))
        {
            AddPattern(argument);
        }
        else
        {
            _problems.Add($"There is no file or folder '{argument}'.");
        }
    }

    private void AddFolder(string argument, string folder)
    {
        IReadOnlyList<string> all = FolderWalk.Files(folder);
        string? around = _projects.ProjectsIn(folder).Count == 0 ? _projects.Of(folder) : null;
        IReadOnlyList<ProjectPresets> below = _projects.Below(folder, all);
        bool isFound = false;
        foreach (ProjectPresets project in around is null ? below : [.. _projects.PresetsOf(around), .. below])
        {
            isFound |= AddProject(project, around is null ? null : folder);
        }

        if (below.All(project => project.Folder != folder) && around is null)
        {
            isFound |= AddLoose(folder, all);
        }

        // No project's folder: perhaps the folder of the presets itself.
        bool isProject = below.Count > 0 && around is null;
        foreach (string file in isFound || isProject ? [] : all.Where(PresetPatterns.HasExtension))
        {
            isFound = true;
            Add(Path.Combine(folder, file), PresetFileOrigin.Plain, folder);
        }

        if (isProject)
        {
            UnreadPresets unread = UnreadPresets.Of(folder, all, file => _found.ContainsKey(Path.GetFullPath(Path.Combine(folder, file))));
            _unread.AddRange(unread.Paths);
            (isFound ? _notes : _problems).AddRange(isFound ? unread.Notes(Show) : [unread.Problem(argument, Show)]);
        }
        else if (!isFound)
        {
            _problems.Add($"There are no presets in '{argument}'.");
        }
    }

    /// <summary>Adds what a project's build reads.</summary>
    /// <param name="project">The project.</param>
    /// <param name="within">Only files in this folder; null for all.</param>
    private bool AddProject(ProjectPresets project, string? within)
    {
        bool isFound = false;
        foreach ((string path, PresetFileOrigin origin) in project.Files())
        {
            if (within is null || path.StartsWith(within + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                isFound |= origin != PresetFileOrigin.Keys;
                Add(path, origin, project.Folder, project.Project);
            }
        }

        _notes.AddRange(project.Notes);
        _problems.AddRange(project.Missing().Select(path => $"{Path.GetFileName(project.Project)} names '{Show(path)}', which is not there."));
        return isFound;
    }

    /// <summary>Adds what the default patterns find in a folder that is no project's, without what belongs to a project below it.</summary>
    private bool AddLoose(string folder, IReadOnlyList<string> all)
    {
        ProjectPresets loose = _projects.PresetsOf(folder)[0];
        bool isFound = false;
        foreach (string file in all)
        {
            string path = Path.Combine(folder, file);
            if (_projects.Of(path) is null && loose.OriginOf(path) is { } origin)
            {
                isFound = true;
                Add(path, origin, folder, folder);
            }
        }

        return isFound;
    }

    /// <summary>The keys of the projects that the files belong to, without which a signature would be said not to be verified.</summary>
    private void AddKeys()
    {
        foreach (string folder in _found.Keys.Select(_projects.Of).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
        {
            foreach (ProjectPresets project in _projects.PresetsOf(folder))
            {
                foreach ((string path, PresetFileOrigin origin) in project.Files())
                {
                    if (origin == PresetFileOrigin.Keys)
                    {
                        Add(path, origin, folder, project.Project);
                    }
                }
            }
        }
    }

    private void AddPattern(string argument)
    {
        string pattern = argument.Replace('\\', '/');
        string folder = Path.GetFullPath(GlobPattern.FixedPart(pattern), currentFolder);
        var glob = new GlobPattern(pattern[GlobPattern.FixedPart(pattern).Length..]);
        bool isMatched = false;
        foreach (string file in Directory.Exists(folder) ? FolderWalk.Files(folder) : [])
        {
            if (glob.IsMatch(file))
            {
                isMatched = true;
                Add(Path.Combine(folder, file), PresetFileOrigin.Named, currentFolder);
            }
        }

        if (!isMatched)
        {
            _problems.Add($"Nothing matches '{argument}'.");
        }
    }

    private void Add(string path, PresetFileOrigin origin, string folder, string? project = null)
    {
        string full = Path.GetFullPath(path);
        if (!_found.TryGetValue(full, out Found? found))
        {
            _found[full] = found = new Found(folder);
        }

        found.Origin = origin < found.Origin ? origin : found.Origin;
        if (project is not null && !found.Projects.Contains(project))
        {
            found.Projects.Add(project);
        }
    }

    private async Task<PresetFile?> ReadAsync(string path, Found found, CancellationToken cancellation)
    {
        try
        {
            (string text, Encoding encoding, bool isLossless) = PresetEncoding.Decode(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            string project = found.Projects.Count > 0 ? found.Folder : _projects.Of(path) ?? found.Folder;
            string projectPath = Path.GetRelativePath(project, path).Replace('\\', '/');
            return new PresetFile(path, Show(path), text, found.Origin)
            {
                ProjectPath = projectPath,
                Projects = found.Projects,
                RequiresSignature = _projects.PresetsOf(project).Any(each => each.RequiresSignature(path)),
                Encoding = encoding,
                IsLossless = isLossless,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"'{Show(path)}' cannot be read: {exception.Message}");
            return null;
        }
    }

    /// <summary>How a file was found, the folder that stands for the project's where there is none, and the projects that read it.</summary>
    private sealed class Found(string folder)
    {
        public string Folder => folder;

        public PresetFileOrigin Origin { get; set; } = PresetFileOrigin.Plain;

        public List<string> Projects { get; } = [];
    }
}
