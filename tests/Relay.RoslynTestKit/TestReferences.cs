using Microsoft.CodeAnalysis;

namespace Relay.RoslynTestKit;

/// <summary>What test compilations refer to.</summary>
public static class TestReferences
{
    /// <summary>The framework that the tests run on.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = FindFramework();

    /// <summary>The assembly that declares <typeparamref name="T"/>.</summary>
    public static MetadataReference AssemblyOf<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);

    private static List<MetadataReference> FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        List<MetadataReference> references = [];
        foreach (string path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            if (path.StartsWith(folder, StringComparison.Ordinal))
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
        }

        return references;
    }
}
