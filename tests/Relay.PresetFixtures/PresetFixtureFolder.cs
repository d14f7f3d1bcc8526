using Relay.Tests;

namespace Relay.PresetFixtures;

/// <summary>Where the fixtures lie: <c>invalid</c>, <c>valid</c> and <c>rules</c> beside this file.</summary>
public static class PresetFixtureFolder
{
    /// <summary>The folders.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["invalid", "valid", "rules"];

    /// <summary>The names of all fixtures, in ordinal order.</summary>
    public static IEnumerable<string> All => Folders.SelectMany(In);

    /// <summary>The names of the fixtures in a folder, in ordinal order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(PathOf(folder)).Select(path => folder + "/" + Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The path of a fixture or folder.</summary>
    public static string PathOf(string name) => Path.Combine(RepositoryRoot.Path, "tests", "Relay.PresetFixtures", name.Replace('/', Path.DirectorySeparatorChar));
}
