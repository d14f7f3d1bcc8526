namespace Relay.Cli;

/// <summary>A path or pattern of a project file, seen from the project's folder: <c>../shared/llm.yaml</c>, <c>.\config\*.yaml</c>.</summary>
internal sealed class PresetItemPattern
{
    private readonly GlobPattern _glob;
    private readonly string _rest;

    /// <summary>Reads a path or pattern.</summary>
    public PresetItemPattern(string text, string projectFolder)
    {
        string path = text.Replace('\\', '/');
        string start = GlobPattern.FixedPart(path);
        IsPattern = GlobPattern.IsPattern(path);
        Folder = IsPattern ? Path.GetFullPath(start.Length == 0 ? "." : start, projectFolder) : Path.GetDirectoryName(Path.GetFullPath(path, projectFolder))!;
        Folder = Path.TrimEndingDirectorySeparator(Folder);
        _rest = IsPattern ? path[start.Length..] : Path.GetFileName(Path.GetFullPath(path, projectFolder));
        _glob = new GlobPattern(_rest);
    }

    /// <summary>Whether it may stand for several files.</summary>
    public bool IsPattern { get; }

    /// <summary>Where its files lie, or the folders that they lie in.</summary>
    public string Folder { get; }

    /// <summary>The one file that it names, when it is no pattern.</summary>
    public string FullPath => Path.Combine(Folder, _rest);

    /// <summary>Whether it stands for a file.</summary>
    public bool IsMatch(string fullPath)
    {
        string start = Path.EndsInDirectorySeparator(Folder) ? Folder : Folder + Path.DirectorySeparatorChar;
        return fullPath.StartsWith(start, StringComparison.OrdinalIgnoreCase) && _glob.IsMatch(fullPath[start.Length..].Replace('\\', '/'));
    }
}
