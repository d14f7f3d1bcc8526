namespace Relay.Tests;

/// <summary>Where the repository lies, for tests that read its files.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds Relay.sln, above the test assembly.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Relay.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("No Relay.sln above " + AppContext.BaseDirectory + ".");
    }
}
