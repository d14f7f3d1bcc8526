using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Relay.Tests;

/// <summary>What an address of the repository changes that is told to the pack (docs/packaging.md).</summary>
[Collection(PackageFeed.Collection)]
public sealed class RepositoryAddressTests(PackageFeed feed)
{
    private const string Address = "https://github.com/example/relay";
    private const string Pages = Address + "/blob/HEAD/";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Version = PackageFeed.AddressedVersion;

    // The compiler writes it into the symbols: Portable PDB, CustomDebugInformation, SourceLink.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task The_package_its_symbols_its_page_and_its_diagnostics_lead_to_the_repository()
    {
        await PackAsync("Relay");

        using ZipArchive package = ZipFile.OpenRead(Path.Combine(feed.Folder, "feed", $"Relay.{Version}.nupkg"));
        XElement metadata = Metadata(package, "Relay");
        Assert.Equal(Address, metadata.Elements().Single(static element => element.Name.LocalName == "projectUrl").Value);
        XElement repository = metadata.Elements().Single(static element => element.Name.LocalName == "repository");
        Assert.Equal(("git", Address, Commit), ((string?)repository.Attribute("type"), (string?)repository.Attribute("url"), (string?)repository.Attribute("commit")));

        foreach (ZipArchiveEntry entry in package.Entries.Where(static entry => entry.Name.StartsWith("Relay", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            Assert.Contains($"https://raw.githubusercontent.com/example/relay/{Commit}/*", Sources(entry), StringComparison.Ordinal);
        }

        Assert.Contains($"]({Pages}docs/getting-started.md)", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("](docs/", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.Equal($"{Pages}docs/rules/RLY0201.md", await HelpOfASlipAsync("Addressed", Version));
    }

    [Fact]
    public async Task Without_an_address_a_diagnostic_names_the_page_in_the_repository_and_the_package_none()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);

        Assert.DoesNotContain(Metadata(package, "Relay").Elements(), static element => element.Name.LocalName is "projectUrl" or "repository");
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "README.md")), Text(package, "README.md"));
        Assert.Equal("docs/rules/RLY0201.md", await HelpOfASlipAsync("Unaddressed", PackageFeed.Version));
    }

    [Fact]
    public async Task The_tool_leads_to_the_repository_too()
    {
        await PackAsync("Relay.Cli");
        string folder = Path.Combine(feed.Folder, "AddressedTool");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "models.yaml"), "version: 1\nmodels:\n  smart: { target: opnai/gpt-4o }\n");
        string tool = Path.Combine(feed.Source, "src", "Relay.Cli", "bin", PackageFeed.AddressedConfiguration, "net10.0", "relay.dll");

        (_, string json) = await Dotnet.TryRunAsync(folder, tool, "check", "--json");
        (_, string sarif) = await Dotnet.TryRunAsync(folder, tool, "check", "--sarif");

        // What is told beside it comes on the error output, behind the JSON here.
        (json, sarif) = (json[..(json.LastIndexOf('}') + 1)], sarif[..(sarif.LastIndexOf('}') + 1)]);
        Assert.Equal($"{Pages}docs/rules/RLY0201.md", JsonDocument.Parse(json).RootElement.GetProperty("findings")[0].GetProperty("help").GetString());
        Assert.Equal($"{Pages}docs/rules/RLY0201.md", HelpIn(sarif));
        Assert.Contains($"\"codeDescription\":{{\"href\":\"{Pages}docs/rules/RLY0201.md\"}}", await SessionAsync(folder, tool), StringComparison.Ordinal);
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(feed.Folder, "feed", $"Relay.Cli.{Version}.nupkg"));
        Assert.Equal(Address, (string?)Metadata(package, "Relay.Cli").Elements().Single(static element => element.Name.LocalName == "repository").Attribute("url"));
        Assert.Contains($"]({Pages}docs/editors.md)", Text(package, "README.md"), StringComparison.Ordinal);
    }

    private Task PackAsync(string project) => feed.PackAsync(
        Path.Combine(feed.Folder, "feed"), PackageFeed.AddressedConfiguration, [project], "-p:RelayRepositoryUrl=" + Address, "-p:SourceRevisionId=" + Commit);

    /// <summary>The help link that the compiler gives to a misspelt provider.</summary>
    private async Task<string?> HelpOfASlipAsync(string name, string version)
    {
        string folder = Path.Combine(feed.Folder, name);
        await feed.AddPresetAsync(folder);
        string preset = Path.Combine(folder, "presets", "models.yaml");
        await File.WriteAllTextAsync(preset, (await File.ReadAllTextAsync(preset)).Replace("openai/", "opnai/", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ErrorLog>log.sarif,version=2.1</ErrorLog></PropertyGroup>
              <ItemGroup><PackageReference Include="Relay" Version="{version}" /></ItemGroup>
            </Project>
            """);
        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-nologo", "-tl:off");
        Assert.True(exitCode == 1, output);
        return HelpIn(await File.ReadAllTextAsync(Path.Combine(folder, "log.sarif")));
    }

    /// <summary>What the language server says about a file with a misspelt provider.</summary>
    private static async Task<string> SessionAsync(string folder, string tool)
    {
        ProcessStartInfo start = Dotnet.Command(folder, tool, "lsp");
        start.RedirectStandardInput = true;
        using Process server = Process.Start(start)!;
        foreach (string message in new[]
        {
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}""",
            """{"jsonrpc":"2.0","method":"initialized","params":{}}""",
            """{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///models.yaml","languageId":"yaml","version":1,"text":"version: 1\nmodels: { a: { target: opnai/gpt-4o } }"}}}""",
            """{"jsonrpc":"2.0","id":2,"method":"shutdown"}""",
            """{"jsonrpc":"2.0","method":"exit"}""",
        })
        {
            await server.StandardInput.WriteAsync($"Content-Length: {message.Length}\r\n\r\n{message}");
        }

        server.StandardInput.Close();
        Task<string> errors = server.StandardError.ReadToEndAsync();
        string said = await server.StandardOutput.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.True(server.ExitCode == 0, await errors);
        return said;
    }

    private static string? HelpIn(string sarif) => JsonDocument.Parse(sarif).RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
        .Single(static rule => rule.GetProperty("id").GetString() == "RLY0201").GetProperty("helpUri").GetString();

    private static XElement Metadata(ZipArchive package, string id) => XDocument.Parse(Text(package, id + ".nuspec")).Root!.Elements().Single();

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The map from sources to addresses in the symbols of an assembly.</summary>
    private static string Sources(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        memory.Position = 0;
        using var assembly = new PEReader(memory);
        using MetadataReaderProvider symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(assembly.ReadDebugDirectory().Single(static each => each.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        MetadataReader reader = symbols.GetMetadataReader();
        foreach (CustomDebugInformation information in reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation))
        {
            if (reader.GetGuid(information.Kind) == SourceLink)
            {
                return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
            }
        }

        return "";
    }
}
