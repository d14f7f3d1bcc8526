namespace Relay.Cli;

/// <summary>The files below a folder that a project would look at: not those in hidden folders, in node_modules, or in the build's own folders.</summary>
internal static class FolderWalk
{
    private static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>Paths from <paramref name="folder"/>, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var files = new List<string>();
        Add(files, folder, "", isProject: true);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Add(List<string> files, string folder, string prefix, bool isProject)
    {
        // A link to a file is a file; a link to a folder could lead in a circle.
        foreach (string file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }))
        {
            files.Add(prefix + Path.GetFileName(file));
            isProject |= file.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        }

        foreach (string inner in Directory.EnumerateDirectories(folder, "*", Here))
        {
            string name = Path.GetFileName(inner);
            bool isSkipped = name.StartsWith('.') || name == "node_modules" || (isProject && name is "bin" or "obj");
            if (!isSkipped)
            {
                Add(files, inner, prefix + name + "/", isProject: false);
            }
        }
    }
}
