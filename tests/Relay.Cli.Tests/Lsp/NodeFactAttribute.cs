namespace Relay.Cli.Tests;

/// <summary>A test that needs Node and npm; without them it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        string[] missing = [.. new[] { "node", "npm" }.Where(static tool => !IsOnPath(tool))];
        Skip = missing.Length == 0 ? null : string.Join(" and ", missing) + " not found on the PATH: no editor's client to drive the language server with.";
    }

    private static bool IsOnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && (File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".cmd")) || File.Exists(Path.Combine(folder, tool + ".exe"))));
}
