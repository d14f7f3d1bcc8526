namespace Relay.Cli;

/// <summary>What the server knows of the disk and of the editor: the presets of each project, with open documents in place of their files.</summary>
internal sealed class PresetWorkspace(TimeProvider time)
{
    private readonly Dictionary<string, OpenDocument> _open = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly PresetDocumentCache _cache = new();
    private readonly List<ProjectPresets> _known = [];
    private Dictionary<string, PresetFile> _disk = new(StringComparer.Ordinal);
    private ProjectFolders _projects = new();
    private Dictionary<string, CheckResult>? _checks;

    /// <summary>The folders that are searched for presets.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Adds a folder and takes others away; <see cref="ScanAsync"/> looks into it.</summary>
    public void ChangeFolders(IEnumerable<string> added, IEnumerable<string> removed)
    {
        foreach (string folder in removed)
        {
            _folders.Remove(folder);
        }

        _folders.AddRange(added.Where(folder => !_folders.Contains(folder)));
    }

    /// <summary>Reads the presets below the folders anew.</summary>
    public async Task ScanAsync(CancellationToken cancellation)
    {
        var disk = new Dictionary<string, PresetFile>(StringComparer.Ordinal);
        _projects = new ProjectFolders();
        _known.Clear();
        foreach (string folder in _folders.Where(Directory.Exists))
        {
            string? around = _projects.ProjectsIn(folder).Count == 0 ? _projects.Of(folder) : null;
            foreach (ProjectPresets project in (IEnumerable<ProjectPresets>)[.. _projects.Below(folder, FolderWalk.Files(folder)), .. _projects.PresetsOf(around ?? folder)])
            {
                if (!_known.Contains(project))
                {
                    _known.Add(project);
                    await AddAsync(disk, project, cancellation).ConfigureAwait(false);
                }
            }
        }

        _disk = disk;
        _checks = null;
    }

    /// <summary>Takes a document's text from the editor.</summary>
    public void Open(OpenDocument document)
    {
        _open[document.Path] = document;
        _checks = null;
    }

    /// <summary>The open document of a path; null when it is not open.</summary>
    public OpenDocument? Find(string path) => _open.GetValueOrDefault(path);

    /// <summary>Takes the document's text from the disk again.</summary>
    public async Task CloseAsync(string path, CancellationToken cancellation)
    {
        _open.Remove(path);
        _checks = null;
        if (_disk.Remove(path) && await ReadAsync(path, cancellation).ConfigureAwait(false) is { } file)
        {
            _disk[path] = file;
        }
    }

    /// <summary>The checks of all projects.</summary>
    public IEnumerable<CheckResult> Checks() => (_checks ??= Check()).Values;

    /// <summary>The check of the first project that a file belongs to; null when it is no preset.</summary>
    public CheckResult? CheckOf(string path)
    {
        _checks ??= Check();
        return ReadersOf(path).Select(reader => _checks.GetValueOrDefault(reader.Project)).FirstOrDefault(check => check?.Files.ContainsKey(path) == true);
    }

    private async Task AddAsync(Dictionary<string, PresetFile> disk, ProjectPresets project, CancellationToken cancellation)
    {
        foreach ((string path, PresetFileOrigin origin) in project.Files())
        {
            bool isLoose = project.Project is not null || _projects.Of(path) is null;
            if (isLoose && (origin == PresetFileOrigin.Keys || PresetPatterns.HasExtension(path)) && await ReadAsync(path, cancellation).ConfigureAwait(false) is { } file)
            {
                disk[path] = file;
            }
        }
    }

    private Dictionary<string, CheckResult> Check()
    {
        var projects = new SortedDictionary<string, List<PresetFile>>(StringComparer.Ordinal);
        foreach (PresetFile file in _disk.Values.Where(file => !_open.ContainsKey(file.FullPath)).Concat(_open.Values.Select(Overlay)))
        {
            foreach ((string project, PresetFileOrigin origin) in ReadersOf(file.FullPath))
            {
                if (!projects.TryGetValue(project, out List<PresetFile>? files))
                {
                    projects.Add(project, files = []);
                }

                files.Add(file.Origin == origin ? file : file with { Origin = origin });
            }
        }

        var checks = new Dictionary<string, CheckResult>(StringComparer.Ordinal);
        foreach ((string project, List<PresetFile> files) in projects)
        {
            checks.Add(project, PresetCheck.Run(files, time.GetUtcNow().UtcDateTime, _cache));
        }

        return checks;
    }

    /// <summary>The projects whose builds read a file; where none does, the one that it lies in, or the folder.</summary>
    private List<(string Project, PresetFileOrigin Origin)> ReadersOf(string path)
    {
        var readers = new List<(string, PresetFileOrigin)>();
        foreach (ProjectPresets project in _known)
        {
            if (project.OriginOf(path) is { } origin && (project.Project is not null || _projects.Of(path) is null))
            {
                readers.Add((project.Project ?? project.Folder, origin));
            }
        }

        return readers.Count > 0 ? readers : [(ProjectOf(path), PresetFileOrigin.Plain)];
    }

    /// <summary>An open document is a preset where the build would find it, or where it looks like one.</summary>
    private PresetFile Overlay(OpenDocument document) => Seen(new PresetFile(document.Path, document.Path, document.Text, PresetFileOrigin.Plain) { ProjectPath = "" });

    private async Task<PresetFile?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            (string text, System.Text.Encoding encoding, bool isLossless) = PresetEncoding.Decode(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            return Seen(new PresetFile(path, path, text, PresetFileOrigin.Plain) { ProjectPath = "", Encoding = encoding, IsLossless = isLossless });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A file with what its projects say about it.</summary>
    private PresetFile Seen(PresetFile file)
    {
        ProjectPresets? reader = _known.Find(project => project.OriginOf(file.FullPath) is not null);
        string folder = reader?.Folder ?? _projects.Of(file.FullPath) ?? FolderOf(file.FullPath);
        return file with
        {
            Origin = reader?.OriginOf(file.FullPath) ?? PresetFileOrigin.Plain,
            ProjectPath = Path.GetRelativePath(folder, file.FullPath).Replace('\\', '/'),
            RequiresSignature = _projects.PresetsOf(folder).Any(project => project.RequiresSignature(file.FullPath)),
        };
    }

    private string ProjectOf(string path) => _projects.Of(path) is { } folder ? _projects.ProjectsIn(folder)[0] : FolderOf(path);

    /// <summary>The workspace's folder that a file lies in, and outside of all the file's own.</summary>
    private string FolderOf(string path) =>
        _folders.Find(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        ?? Path.GetDirectoryName(path)
        ?? path;
}
