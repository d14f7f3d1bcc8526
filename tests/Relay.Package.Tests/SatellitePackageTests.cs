using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace Relay.Tests;

/// <summary>The packages beside Relay, as they are packed: what they say of themselves, and that a new project calls with their tokens.</summary>
[Collection(PackageFeed.Collection)]
public sealed class SatellitePackageTests(PackageFeed feed)
{
    [Theory]
    [InlineData("Relay.Google", "Google.Apis.Auth")]
    [InlineData("Relay.Azure", "Azure.Identity")]
    public async Task It_says_what_it_is_and_brings_Relay_and_the_one_library_that_it_is_for(string id, string library)
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(feed.Folder, "feed", $"{id}.{PackageFeed.Version}.nupkg"));
        using Stream stream = package.GetEntry(id + ".nuspec")!.Open();
        XElement nuspec = XDocument.Load(stream).Root!.Elements().Single();
        Dictionary<string, string> metadata = nuspec.Elements().Where(element => !element.HasElements).ToDictionary(element => element.Name.LocalName, element => element.Value);

        Assert.Equal((id, PackageFeed.Version, "MIT"), (metadata["id"], metadata["version"], metadata["license"]));
        Assert.Contains("Relay", metadata["description"], StringComparison.Ordinal);
        Assert.StartsWith("# ", new StreamReader(package.GetEntry(metadata["readme"])!.Open()).ReadToEnd().TrimStart(), StringComparison.Ordinal);
        Assert.Equal(
            ["net10.0", "net9.0"],
            nuspec.Descendants().Where(element => element.Name.LocalName == "group").Select(group => (string)group.Attribute("targetFramework")!).Order(StringComparer.Ordinal));
        foreach (XElement group in nuspec.Descendants().Where(element => element.Name.LocalName == "group"))
        {
            string[] brought = [.. group.Elements().Select(dependency => (string)dependency.Attribute("id")!)];
            Assert.Contains(library, brought);
            Assert.Equal(["Relay"], brought.Where(name => name.StartsWith("Relay", StringComparison.Ordinal)));
            Assert.Equal(PackageFeed.Version, (string)group.Elements().Single(dependency => (string)dependency.Attribute("id")! == "Relay").Attribute("version")!);
        }

        Assert.Equal(
            [$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net9.0/{id}.dll", $"lib/net9.0/{id}.xml"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (ZipArchiveEntry entry in package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using Stream assembly = entry.Open();
            using var bytes = new MemoryStream();
            await assembly.CopyToAsync(bytes);
            bytes.Position = 0;
            using var reader = new PEReader(bytes);
            DebugDirectoryEntryType[] debug = [.. reader.ReadDebugDirectory().Select(each => each.Type)];
            Assert.Contains(DebugDirectoryEntryType.Reproducible, debug);
            Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, debug);
        }
    }

    [Fact]
    public void One_command_makes_all_packages_into_one_folder()
    {
        string[] made = [.. Directory.GetFiles(Path.Combine(feed.Folder, "feed"), "*.nupkg").Select(static path => Path.GetFileName(path))];

        Assert.Superset(
            new HashSet<string>(new[] { "Relay", "Relay.Azure", "Relay.Cli", "Relay.Google", "Relay.Testing" }.Select(static id => $"{id}.{PackageFeed.Version}.nupkg")),
            new HashSet<string>(made));
    }

    [Fact]
    public void The_package_for_tests_brings_Relay_and_the_servers_framework_alone()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(feed.Folder, "feed", $"Relay.Testing.{PackageFeed.Version}.nupkg"));
        using Stream stream = package.GetEntry("Relay.Testing.nuspec")!.Open();
        XElement nuspec = XDocument.Load(stream).Root!;

        string[] brought = [.. nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(static each => $"{each.Attribute("id")!.Value} {each.Attribute("version")!.Value}")];
        Assert.Equal(2, brought.Count(static each => each == $"Relay {PackageFeed.Version}"));
        Assert.DoesNotContain(brought, static each => !each.StartsWith("Relay ", StringComparison.Ordinal) && !each.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        Assert.All(
            nuspec.Descendants().Where(element => element.Name.LocalName == "frameworkReference"),
            reference => Assert.Equal("Microsoft.AspNetCore.App", (string)reference.Attribute("name")!));
        Assert.Equal(
            ["lib/net10.0/Relay.Testing.dll", "lib/net10.0/Relay.Testing.xml", "lib/net9.0/Relay.Testing.dll", "lib/net9.0/Relay.Testing.xml"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.StartsWith("# Testing", new StreamReader(package.GetEntry("README.md")!.Open()).ReadToEnd().TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_console_project_calls_Vertex_and_Azure_with_the_tokens_of_both()
    {
        await using TokenEndpoint tokens = await TokenEndpoint.StartAsync();
        string folder = await feed.NewAsync("console", "Satellites");
        await PackageFeed.AddPackageAsync(folder, "Relay.Google");
        await PackageFeed.AddPackageAsync(folder, "Relay.Azure");
        await WriteAccountAsync(Path.Combine(folder, "account.json"), tokens.Address);
        string root = feed.Server.BaseUrl[..^"/v1".Length];

        // A preset may send requests to Vertex over https only, so the program says where the loopback provider is.
        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), $$"""
            version: 1
            models:
              gemini: { target: vertex/gemini-2.5-flash, project: my-project, location: europe-west4 }
              gpt: { target: azure/gpt-4o, credential: { type: azure_entra }, base_url: "{{root}}" }
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), $$"""
            using Azure.Core;
            using Microsoft.Extensions.DependencyInjection;
            using Relay;
            Environment.SetEnvironmentVariable("GOOGLE_APPLICATION_CREDENTIALS", Path.GetFullPath("account.json"));
            RelayRuntimeOptions options = new RelayRuntimeOptions().AddGoogleTokens().AddEntraTokens(new Own());
            options.Providers.For("vertex").BaseUrl = "{{root}}";
            using var runtime = new RelayRuntime(options);
            using (RelayRuntime.Use(runtime))
            {
                Console.WriteLine((await Models.Gemini.ChatAsync("What is 2+2?")).Text + " from Vertex");
                Console.WriteLine((await Models.Gpt.ChatAsync("What is 2+2?")).Text + " from Azure");
            }

            var services = new ServiceCollection();
            services.AddRelay().AddGoogleTokens().AddEntraTokens(new Own()).AddModels();
            await using ServiceProvider provider = services.BuildServiceProvider();
            Console.WriteLine((await provider.GetRequiredService<GptModel>().ChatAsync("And again?")).Text + " by injection");

            sealed class Own : TokenCredential
            {
                public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("of-entra", DateTimeOffset.UtcNow.AddHours(1));
                public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
            }
            """);
        int before = feed.Server.Requests.Count;

        string output = await Dotnet.RunAsync(folder, "run");

        Assert.EndsWith("four from Vertex\nfour from Azure\nfour by injection".ReplaceLineEndings(), output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(["Bearer of-google", "Bearer of-entra", "Bearer of-entra"], feed.Server.Requests.Skip(before).Select(request => request.Headers["Authorization"]));
        Assert.Equal(1, tokens.Calls);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    /// <summary>Writes the key file of a service account whose token endpoint is ours.</summary>
    private static async Task WriteAccountAsync(string path, string endpoint)
    {
        using RSA key = RSA.Create(2048);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "my-project",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "robot@my-project.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = endpoint,
        }));
    }
}
