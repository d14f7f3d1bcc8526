namespace Relay.Tests;

/// <summary>A program of npm's that tests drive: its versions are locked beside the test, and it is installed below <c>artifacts</c>.</summary>
internal static class NodePackage
{
    /// <summary>Why no such program can run here; null where it can.</summary>
    public static string? WhyNot { get; } = FindWhyNot();

    /// <summary>Installs what <c>package-lock.json</c> in <paramref name="source"/> names.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="source">The folder with the package's files, below <paramref name="root"/>.</param>
    /// <param name="name">What the installed copy is called.</param>
    /// <returns>The folder of the installed copy.</returns>
    public static async Task<string> InstallAsync(string root, string source, string name)
    {
        string folder = Path.Combine(root, "artifacts", "tests", name);
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, source)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        await Command.SucceedAsync(folder, "npm", "ci", "--no-audit", "--no-fund");
        return folder;
    }

    private static string? FindWhyNot()
    {
        string[] missing = [.. new[] { "node", "npm" }.Where(static tool => !IsOnPath(tool))];
        return missing.Length == 0 ? null : string.Join(" and ", missing) + " not found on the PATH.";
    }

    private static bool IsOnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && (File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".cmd")) || File.Exists(Path.Combine(folder, tool + ".exe"))));
}
