using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>
/// A copy of the sources, with a version of its own. Tests that pack build there: what other tests run from stays where it is, and a build of another version does not make the
/// repository's own out of date. No analyzer runs there, which ran where the repository was built and changes nothing of what is packed.
/// </summary>
internal static partial class SourceCopy
{
    private static readonly string[] s_folders = ["src", "generators", "analyzers", "presets", "docs", "samples/AotSmoke"];

    // Not .globalconfig: the compiler takes those of all folders above, and the repository is above.
    private static readonly string[] s_files =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Packages.proj", "Repository.targets", ".editorconfig", "global.json",
        "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md",
    ];

    /// <summary>Makes a copy; one that was there before is gone.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="name">What the copy is called below <c>artifacts/tests</c>.</param>
    /// <param name="properties">MSBuild properties instead of the version, which every project of the copy has; they may have conditions.</param>
    /// <returns>The folder of the copy.</returns>
    public static string Make(string root, string name, string properties)
    {
        string copy = Path.Combine(root, "artifacts", "tests", name);
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Directory.CreateDirectory(copy);
        foreach (string file in s_files)
        {
            File.Copy(Path.Combine(root, file), Path.Combine(copy, file));
        }

        foreach (string folder in s_folders)
        {
            CopyFolder(Path.Combine(root, folder), Path.Combine(copy, folder));
        }

        string settings = Path.Combine(copy, "Directory.Build.props");
        string text = File.ReadAllText(settings);
        File.WriteAllText(settings, Version().Replace(text, _ => properties + "<RunAnalyzers>false</RunAnalyzers>", 1));
        return copy;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            string name = Path.GetFileName(folder);
            if (name is not ("bin" or "obj"))
            {
                CopyFolder(folder, Path.Combine(to, name));
            }
        }
    }

    [GeneratedRegex("<Version>[^<]*</Version>")]
    private static partial Regex Version();
}
