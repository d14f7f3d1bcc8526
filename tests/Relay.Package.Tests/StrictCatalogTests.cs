namespace Relay.Tests;

/// <summary>How findings that rest on the catalog weigh in a build, with what projects say about warnings before and after the package's targets.</summary>
[Collection(PackageFeed.Collection)]
public sealed class StrictCatalogTests(PackageFeed feed)
{
    private const string Strict = "<RelayStrictCatalog>true</RelayStrictCatalog>";
    private const string AsErrors = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>";

    [Theory]
    [InlineData(AsErrors, "", "", "warning RLY0202, warning RLY0304, warning RLY0401")]
    [InlineData("", "", "-warnaserror", "warning RLY0202, warning RLY0304, warning RLY0401")]
    [InlineData(Strict, "", "", "error RLY0202, error RLY0304, error RLY0401")]
    [InlineData(AsErrors, "<WarningsNotAsErrors>CS0168</WarningsNotAsErrors>", "", "warning RLY0202, warning RLY0304, warning RLY0401")]
    [InlineData(AsErrors + "<WarningsAsErrors>CS0168, RLY0202</WarningsAsErrors>", "", "", "error RLY0202, warning RLY0304, warning RLY0401")]
    [InlineData(Strict + "<WarningsNotAsErrors>$(WarningsNotAsErrors);RLY0401</WarningsNotAsErrors>", "", "", "error RLY0202, error RLY0304, warning RLY0401")]
    [InlineData(Strict + "<NoWarn>$(NoWarn);RLY0202;RLY0304</NoWarn>", "", "", "error RLY0401")]
    public async Task A_finding_of_the_catalog_weighs_what_the_project_says(string inProject, string afterwards, string argument, string expected)
    {
        string folder = await ProjectAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "Strict.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{inProject}</PropertyGroup>
              <ItemGroup><PackageReference Include="Relay" Version="{PackageFeed.Version}" /></ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.targets"), $"<Project><PropertyGroup>{afterwards}</PropertyGroup></Project>");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, ["build", "-nologo", "-tl:off", "-v:minimal", .. argument.Length == 0 ? Array.Empty<string>() : [argument]]);

        Assert.Equal(expected, string.Join(", ", Findings(output)));
        Assert.True(exitCode == (expected.Contains("error", StringComparison.Ordinal) ? 1 : 0), output);
    }

    [Fact]
    public async Task A_build_that_is_up_to_date_is_done_again_when_only_the_property_changes()
    {
        string folder = await ProjectAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "Strict.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Relay" Version="{PackageFeed.Version}" /></ItemGroup>
            </Project>
            """);
        await Dotnet.RunAsync(folder, "build", "-nologo", "-tl:off");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-nologo", "-tl:off", "--no-restore", "-p:RelayStrictCatalog=true");

        Assert.True(exitCode == 1, output);
        Assert.Equal(["error RLY0202", "error RLY0304", "error RLY0401"], Findings(output));
    }

    /// <summary>A folder whose presets name a model nobody knows, one whose end is announced, and one without a price.</summary>
    private async Task<string> ProjectAsync()
    {
        string folder = Path.Combine(feed.Folder, "Strict");
        Directory.CreateDirectory(Path.Combine(folder, "presets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Class1.cs"), "public static class Class1 { }");
        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), """
            version: 1
            models:
              unknown: { target: openai/a-model-that-nobody-knows }
              ending: { target: anthropic/claude-3-7-sonnet-20250219 }
              priceless: { target: groq/groq/compound }
            """);
        return folder;
    }

    private static IEnumerable<string> Findings(string output) =>
        output.Split('\n').Where(line => line.Contains("RLY", StringComparison.Ordinal))
            .Select(line => line.Split(": ")[1]).Distinct().OrderBy(finding => finding.Split(' ')[1], StringComparer.Ordinal);
}
