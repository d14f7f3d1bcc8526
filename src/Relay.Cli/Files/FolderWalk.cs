namespace Relay.Cli;

/// <summary>The files below a folder, as a glob of a build finds them: folders that are links are followed, and no link leads in a circle.</summary>
internal static class FolderWalk
{
    // Links can multiply folders without any circle; nobody has a project with more of them.
    private const int MostLinks = 256, Deepest = 64;

    private static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>
    /// Paths from <paramref name="folder"/>, with forward slashes, in ordinal order. Without those that a project's default patterns leave out: in hidden folders,
    /// in node_modules, and in the build's own folders.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder) => Walk(folder, skips: true);

    /// <summary>The same, with what the default patterns leave out.</summary>
    public static IReadOnlyList<string> AllFiles(string folder) => Walk(folder, skips: false);

    private static List<string> Walk(string folder, bool skips)
    {
        var files = new List<string>();
        int links = 0;
        Add(files, folder, "", skips, isProject: true, 0, ref links);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Add(List<string> files, string folder, string prefix, bool skips, bool isProject, int depth, ref int links)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", Here))
        {
            files.Add(prefix + Path.GetFileName(file));
            isProject |= file.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        }

        foreach (string inner in Directory.EnumerateDirectories(folder, "*", Here))
        {
            string name = Path.GetFileName(inner);
            bool isSkipped = skips && (name.StartsWith('.') || name == "node_modules" || (isProject && name is "bin" or "obj"));
            if (!isSkipped && depth < Deepest && MayEnter(inner, ref links))
            {
                Add(files, inner, prefix + name + "/", skips, isProject: false, depth + 1, ref links);
            }
        }
    }

    /// <summary>A folder is entered; a link to one only when it does not lead to a folder that it lies in.</summary>
    private static bool MayEnter(string folder, ref int links)
    {
        try
        {
            var info = new DirectoryInfo(folder);
            return !info.Attributes.HasFlag(FileAttributes.ReparsePoint)
                || (++links <= MostLinks
                    && info.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo { Exists: true } target
                    && !(folder + Path.DirectorySeparatorChar).StartsWith(target.FullName.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
