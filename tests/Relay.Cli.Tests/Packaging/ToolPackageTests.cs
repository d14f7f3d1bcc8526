using System.IO.Compression;
using System.Reflection;

namespace Relay.Cli.Tests;

public sealed class ToolPackageTests : IDisposable
{
    private const string Version = "0.1.0-test";

    // The dotnet command remembers for good where the local tool of a version lies: a package's version is never used twice.
    private readonly string _packageVersion = Version + "." + Guid.NewGuid().ToString("N");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_packed_tool_installs_from_a_feed_and_runs()
    {
        string configuration = typeof(ToolPackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string source = SourceCopy.Make(RepositoryRoot.Path, "tool-source", $"<Version>{Version}</Version>");
        await Command.SucceedAsync(source, "dotnet", "pack", "src/Relay.Cli", "-c", configuration, "-o", _folder.PathOf("feed"), $"-p:PackageVersion={_packageVersion}", "-v:quiet", "-nologo", "-tl:off");

        // Whoever gets the tool gets the licences of what is in it.
        using (ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_folder.PathOf("feed"), "*.nupkg"))))
        using (var notices = new StreamReader(package.GetEntry("THIRD-PARTY-NOTICES.md")!.Open()))
        {
            string text = await notices.ReadToEndAsync();
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                string name = Path.GetFileNameWithoutExtension(entry.Name);
                bool isForeign = entry.Name.EndsWith(".dll", StringComparison.Ordinal) && !entry.Name.EndsWith(".resources.dll", StringComparison.Ordinal)
                    && !name.StartsWith("relay", StringComparison.OrdinalIgnoreCase);
                Assert.True(!isForeign || text.Contains("| " + name + " (", StringComparison.Ordinal), name);
            }
        }

        // Nothing but this feed: all that the tool needs must be inside.
        _folder.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"feed\" value=\"feed\" /></packageSources><config><add key=\"globalPackagesFolder\" value=\"packages\" /></config></configuration>");
        await Command.SucceedAsync(_folder.Path, "dotnet", "tool", "install", "Relay.Cli", "--tool-path", "tools", "--version", _packageVersion);
        _folder.Write("models.yaml", "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n");

        string tool = Path.Combine(_folder.PathOf("tools"), OperatingSystem.IsWindows() ? "relay.exe" : "relay");
        (int checkCode, string check) = await Command.RunAsync(_folder.Path, tool, "check");
        string version = await Command.SucceedAsync(_folder.Path, tool, "--version");
        await Command.SucceedAsync(_folder.Path, tool, "fix");
        await LspProcess.GreetAsync(_folder.Path, tool, "lsp");

        // As a local tool, which docs/editors.md names too.
        await Command.SucceedAsync(_folder.Path, "dotnet", "new", "tool-manifest");
        await Command.SucceedAsync(_folder.Path, "dotnet", "tool", "install", "Relay.Cli", "--version", _packageVersion);
        await LspProcess.GreetAsync(_folder.Path, "dotnet", "relay", "lsp");

        Assert.Equal(1, checkCode);
        Assert.StartsWith("models.yaml:4:13: error RLY0201: ", check, StringComparison.Ordinal);
        Assert.StartsWith(Version, version, StringComparison.Ordinal);
        Assert.Contains("anthropic/claude-sonnet-4-5", _folder.Read("models.yaml"), StringComparison.Ordinal);
    }
}
