using System.Text;

namespace Relay.Cli;

/// <summary>Finds and reads the files that a command line names: files, folders and patterns. Without any, the presets of the current folder.</summary>
internal sealed class PresetFinder(string currentFolder)
{
    private readonly SortedDictionary<string, Found> _found = new(StringComparer.Ordinal);
    private readonly ProjectFolders _projects = new();
    private readonly List<string> _problems = [];

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

        return new PresetFileSet(files, _problems);
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
        ProjectPresets presets = _projects.PresetsOf(folder);
        bool isFound = false;
        foreach (string file in all)
        {
            if (presets.OriginOf(file) is { } origin)
            {
                isFound |= origin != PresetFileOrigin.Keys;
                Add(Path.Combine(folder, file), origin, folder);
            }
        }

        // No project's folder: perhaps the folder of the presets itself.
        foreach (string file in isFound || !presets.HasDefaults ? [] : all.Where(PresetPatterns.HasExtension))
        {
            isFound = true;
            Add(Path.Combine(folder, file), PresetFileOrigin.Plain, folder);
        }

        if (!isFound)
        {
            _problems.Add($"There are no presets in '{argument}'.");
        }
    }

    /// <summary>The keys of the projects that the files belong to, without which a signature would be said not to be verified.</summary>
    private void AddKeys()
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in _found.Keys)
        {
            if (_projects.Of(path) is { } project && _projects.PresetsOf(project).HasKeys)
            {
                projects.Add(project);
            }
        }

        foreach (string project in projects)
        {
            foreach (string file in FolderWalk.Files(project))
            {
                if (_projects.PresetsOf(project).OriginOf(file) == PresetFileOrigin.Keys)
                {
                    Add(Path.Combine(project, file), PresetFileOrigin.Keys, project);
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

    private void Add(string path, PresetFileOrigin origin, string folder)
    {
        string full = Path.GetFullPath(path);
        if (!_found.TryGetValue(full, out Found known) || origin < known.Origin)
        {
            _found[full] = new Found(origin, folder);
        }
    }

    private async Task<PresetFile?> ReadAsync(string path, Found found, CancellationToken cancellation)
    {
        try
        {
            (string text, Encoding encoding, bool isLossless) = PresetEncoding.Decode(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            string project = _projects.Of(path) ?? found.Folder;
            string projectPath = Path.GetRelativePath(project, path).Replace('\\', '/');
            return new PresetFile(path, Show(path), text, found.Origin)
            {
                ProjectPath = projectPath,
                RequiresSignature = _projects.PresetsOf(project).RequiresSignature(projectPath),
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

    /// <summary>How a file was found, and the folder that stands for the project's where there is none.</summary>
    private readonly record struct Found(PresetFileOrigin Origin, string Folder);
}
