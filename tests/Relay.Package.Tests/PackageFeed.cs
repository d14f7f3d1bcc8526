using System.Reflection;

namespace Relay.Tests;

/// <summary>The packages, packed once into a feed of their own, and a folder for new projects that nothing of the repository reaches.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>Tests with one feed, one after the other.</summary>
    public const string Collection = "package";

    public const string Version = "0.1.0-test";

    // An address told to a pack changes every assembly, so it has a configuration and a version of its own (RepositoryAddressTests).
    public const string AddressedConfiguration = "Addressed";
    public const string AddressedVersion = "0.1.0-addressed";

    private const string Versions = $"<Version>{Version}</Version><Version Condition=\"'$(Configuration)' == '{AddressedConfiguration}'\">{AddressedVersion}</Version>";

    private static readonly string[] s_compilerPart =
    [
        "generators/Relay.Generators/Relay.Generators.csproj", "analyzers/Relay.Analyzers/Relay.Analyzers.csproj", "analyzers/Relay.CodeFixes/Relay.CodeFixes.csproj",
    ];

    /// <summary>What this test was built as.</summary>
    public static readonly string Configuration =
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    /// <summary>Where this machine keeps the packages it has restored.</summary>
    public static string MachinePackages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string Folder { get; } = Path.Combine(RepositoryRoot.Path, "artifacts", "tests", "package");

    public string Package => Path.Combine(Folder, "feed", $"Relay.{Version}.nupkg");

    public LoopbackProvider Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);

        // All packages, by the command that the documentation names.
        await Dotnet.RunAsync(Source, "pack", "Packages.proj", "-c", Configuration, "-o", Path.Combine(Folder, "feed"), "-v:quiet", "-nologo", "-tl:off");

        // Projects below get nothing from the repository, and unpack Relay where no earlier one lies.
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, file), "<Project />");
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, ".globalconfig"), "is_global = true\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="feed" value="feed" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        Server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = Answer });
    }

    /// <summary>The sources that are packed: a copy, so that nothing is built where other tests run.</summary>
    public string Source { get; } = SourceCopy.Make(RepositoryRoot.Path, "package-source", Versions);

    /// <summary>Packs projects into a folder, in one build.</summary>
    /// <param name="folder">Where the packages go.</param>
    /// <param name="configuration">What is built.</param>
    /// <param name="projects">The folders of the projects, below <c>src</c>.</param>
    /// <param name="properties">Further properties of the build.</param>
    public async Task PackAsync(string folder, string configuration, string[] projects, params string[] properties)
    {
        string build = Path.Combine(Source, "Pack.proj");
        string files = string.Join(';', projects.Select(name => $"src/{name}/{name}.csproj"));

        // The compiler's part is restored too, so that nothing restores it while others build.
        await File.WriteAllTextAsync(build, $"""
            <Project DefaultTargets="Build">
              <Target Name="Restore"><MSBuild Projects="{files};{string.Join(';', s_compilerPart)}" Targets="Restore" BuildInParallel="false" /></Target>
              <Target Name="Build"><MSBuild Projects="{files}" Targets="Pack" BuildInParallel="true" /></Target>
            </Project>
            """);
        await Dotnet.RunAsync(Source, ["build", build, "-p:Configuration=" + configuration, "-p:PackageOutputPath=" + folder, .. properties, "-v:quiet", "-nologo", "-tl:off"]);
    }

    private static LoopbackReply Answer(ReceivedRequest request) =>
        request.Headers["Authorization"].EndsWith("not-a-key", StringComparison.Ordinal) ? LoopbackReply.Error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key")
        : request.Body.Contains("\"tools\"", StringComparison.Ordinal) && !request.Body.Contains("\"role\":\"tool\"", StringComparison.Ordinal)
            ? LoopbackReply.ToolCall("GetWeather", """{"city":"Lisbon"}""").WithUsage(1000, 100)
        : LoopbackReply.Text("four").WithUsage(1000, 100);

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    /// <summary>Makes a project of a template, with a preset that names the loopback server.</summary>
    public async Task<string> NewAsync(string template, string name)
    {
        await Dotnet.RunAsync(Folder, "new", template, "-o", name, "-n", name, "--no-restore", "--force");
        string folder = Path.Combine(Folder, name);
        await AddPresetAsync(folder);
        return folder;
    }

    public async Task AddPresetAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "presets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), $$"""
            version: 1
            models:
              smart:
                target: openai/gpt-4o-mini
                credential: { type: literal, value: not-a-secret }
                base_url: {{Server.BaseUrl}}
            """);
    }

    /// <summary>Adds a reference to Relay, or to another package of the feed.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="package">The package.</param>
    /// <param name="attributes">Further attributes of the reference.</param>
    public static async Task AddPackageAsync(string folder, string package = "Relay", string attributes = "")
    {
        string project = Directory.GetFiles(folder, "*.csproj").Single();
        string text = await File.ReadAllTextAsync(project);
        int end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        await File.WriteAllTextAsync(project, text.Insert(end, $"<ItemGroup><PackageReference Include=\"{package}\" Version=\"{Version}\" {attributes}/></ItemGroup>\n"));
    }
}

[CollectionDefinition(PackageFeed.Collection)]
public sealed class PackageFeedCollection : ICollectionFixture<PackageFeed>;
