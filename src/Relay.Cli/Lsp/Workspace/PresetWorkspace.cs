namespace Relay.Cli;

/// <summary>What the server knows of the disk and of the editor: the presets of each project, with open documents in place of their files.</summary>
internal sealed class PresetWorkspace(TimeProvider time)
{
    private readonly Dictionary<string, OpenDocument> _open = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly PresetDocumentCache _cache = new();
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
        foreach (string folder in _folders.Where(Directory.Exists))
        {
            foreach (string relative in FolderWalk.Files(folder))
            {
                string path = Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));
                if (OriginOf(path) is { } origin && (origin == PresetFileOrigin.Keys || PresetPatterns.HasExtension(path)) && await ReadAsync(path, cancellation).ConfigureAwait(false) is { } file)
                {
                    disk[path] = file;
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

    /// <summary>The check of the project that a file belongs to; null when it is no preset.</summary>
    public CheckResult? CheckOf(string path)
    {
        _checks ??= Check();
        return _checks.TryGetValue(ProjectOf(path), out CheckResult? check) && check.Files.ContainsKey(path) ? check : null;
    }

    private Dictionary<string, CheckResult> Check()
    {
        var projects = new SortedDictionary<string, List<PresetFile>>(StringComparer.Ordinal);
        foreach (PresetFile file in _disk.Values.Where(file => !_open.ContainsKey(file.FullPath)).Concat(_open.Values.Select(Overlay)))
        {
            string project = ProjectOf(file.FullPath);
            if (!projects.TryGetValue(project, out List<PresetFile>? files))
            {
                projects.Add(project, files = []);
            }

            files.Add(file);
        }

        var checks = new Dictionary<string, CheckResult>(StringComparer.Ordinal);
        foreach ((string project, List<PresetFile> files) in projects)
        {
            checks.Add(project, PresetCheck.Run(files, time.GetUtcNow().UtcDateTime, _cache));
        }

        return checks;
    }

    /// <summary>An open document is a preset where the build would find it, or where it looks like one.</summary>
    private PresetFile Overlay(OpenDocument document)
    {
        return new PresetFile(document.Path, document.Path, document.Text, OriginOf(document.Path) ?? PresetFileOrigin.Plain)
        {
            ProjectPath = ProjectPathOf(document.Path),
            RequiresSignature = RequiresSignature(document.Path),
        };
    }

    private async Task<PresetFile?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            (string text, System.Text.Encoding encoding, bool isLossless) = PresetEncoding.Decode(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            return new PresetFile(path, path, text, OriginOf(path) ?? PresetFileOrigin.Plain)
            {
                ProjectPath = ProjectPathOf(path),
                RequiresSignature = RequiresSignature(path),
                Encoding = encoding,
                IsLossless = isLossless,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private PresetFileOrigin? OriginOf(string path) => _projects.PresetsOf(ProjectOf(path)).OriginOf(ProjectPathOf(path));

    private bool RequiresSignature(string path) => _projects.PresetsOf(ProjectOf(path)).RequiresSignature(ProjectPathOf(path));

    private string ProjectPathOf(string path) => Path.GetRelativePath(ProjectOf(path), path).Replace('\\', '/');

    /// <summary>The project's folder; where there is none the workspace's, and outside of all the file's own.</summary>
    private string ProjectOf(string path) =>
        _projects.Of(path)
        ?? _folders.Find(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        ?? Path.GetDirectoryName(path)
        ?? path;
}
