namespace Relay.Presets.Tests;

/// <summary>The repository that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether tests write what they would otherwise compare: <c>RELAY_UPDATE=1 dotnet test tests/Relay.Presets.Tests</c>.</summary>
    public static bool IsUpdate => Environment.GetEnvironmentVariable("RELAY_UPDATE") == "1";

    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Asserts that a file is what the code would write; with RELAY_UPDATE=1, writes it.</summary>
    public static void AssertFile(string relative, string expected)
    {
        string path = PathOf(relative);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
            return;
        }

        string actual = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(expected == actual, $"{relative} is not what the code writes. Run: RELAY_UPDATE=1 dotnet test tests/Relay.Presets.Tests, and review the change.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Relay.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
