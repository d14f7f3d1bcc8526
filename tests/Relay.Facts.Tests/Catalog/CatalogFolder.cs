namespace Relay.Tests;

/// <summary>The checked-in catalog files.</summary>
internal static class CatalogFolder
{
    public static string Path { get; } = Find();

    public static IEnumerable<string> Files => Directory.GetFiles(Path, "*.json").Order(StringComparer.Ordinal);

    public static TheoryData<string> Providers() => new(Files.Select(file => System.IO.Path.GetFileNameWithoutExtension(file)));

    public static string FileOf(string provider) => System.IO.Path.Combine(Path, provider + ".json");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Relay.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "presets", "catalog");
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
