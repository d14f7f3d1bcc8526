namespace Relay.Tests;

/// <summary>What a project of a user puts beside its program.</summary>
internal static class ProjectOutput
{
    private static readonly string[] BuildTime = ["Relay.Presets", "Relay.Generators", "Relay.Analyzers", "YamlDotNet", "Microsoft.CodeAnalysis"];

    /// <summary>Asserts that the runtime is in the output folder and in deps.json, and that nothing is which only the compiler needs, nor a preset.</summary>
    public static void AssertRuntimeOnly(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "bin"), "*", SearchOption.AllDirectories)];
        string[] names = [.. files.Select(file => Path.GetFileName(file))];
        Assert.Contains("Relay.dll", names);
        Assert.Contains("Relay.Facts.dll", names);
        Assert.DoesNotContain("models.yaml", names);

        string dependencies = File.ReadAllText(files.Single(file => file.EndsWith(".deps.json", StringComparison.Ordinal) && !file.EndsWith("testhost.deps.json", StringComparison.Ordinal)));
        Assert.Contains("Relay.dll", dependencies, StringComparison.Ordinal);
        foreach (string part in BuildTime)
        {
            Assert.DoesNotContain(names, name => name.StartsWith(part, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(part, dependencies, StringComparison.OrdinalIgnoreCase);
        }
    }
}
