using System.Text.RegularExpressions;
using Relay.PresetFixtures;
using Relay.Presets;

namespace Relay.Tests;

/// <summary>Every rule about presets reaches the log of a build.</summary>
[Collection(PackageFeed.Collection)]
public sealed partial class RuleLogTests(PackageFeed feed)
{
    [Fact]
    public async Task Each_rule_appears_in_the_log_of_a_build()
    {
        string folder = Path.Combine(feed.Folder, "Rules");
        List<List<PresetInput>> projects = Grouped();
        projects[0].Add(new PresetInput("too-large.yaml", "version: 1\nmodels: {}\n" + new string('#', PresetSyntaxReader.MaximumLength)));
        projects.Add([new PresetInput("heirs.yaml", Heirs())]);
        projects.Add([new PresetInput(Unsigned, "version: 1\nmodels:\n  a: { target: openai/gpt-4o-mini }\n")]);
        for (int i = 0; i < projects.Count; i++)
        {
            await WriteAsync(Path.Combine(folder, "Rules" + i), projects[i]);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Rules.proj"), """
            <Project DefaultTargets="Build">
              <ItemGroup><Rules Include="*/Rules.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Rules)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Rules)" Targets="Build" ContinueOnError="true" /></Target>
            </Project>
            """);
        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "Rules.proj", "-nologo", "-tl:off", "-v:minimal");

        string[] logged = [.. Logged().Matches(output).Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] expected = [.. FindingRules.All.Select(rule => rule.Id).Where(id => !id.StartsWith("RLY07", StringComparison.Ordinal) && !id.StartsWith("RLY09", StringComparison.Ordinal))];
        Assert.True(exitCode != 0, output);
        Assert.True(expected.Except(logged).ToArray() is [], $"Not in the log: {string.Join(", ", expected.Except(logged))}\n{output}");
    }

    /// <summary>A file that a project asks to be signed.</summary>
    private const string Unsigned = "unsigned.yaml";

    /// <summary>More than models may inherit all together.</summary>
    private static string Heirs() => "version: 1\nmodels:\n  base:\n    target: openai/gpt-4o-mini\n    params: { stop: [\"" + new string('x', 100_000) + "\"] }\n"
        + string.Concat(Enumerable.Range(0, 50).Select(i => $"  a{i}: {{ inherit_from: base }}\n"));

    /// <summary>As few projects as fixtures can share: in one project, a name that is defined twice hides what would be found behind it.</summary>
    private static List<List<PresetInput>> Grouped()
    {
        var groups = new List<(List<PresetInput> Files, HashSet<string> Ids)>();
        foreach (string name in PresetFixtureFolder.In("rules").Where(name => !name.Contains(".good.", StringComparison.Ordinal)).Concat(PresetFixtureFolder.In("invalid")))
        {
            var fixture = PresetFixture.Load(name);
            string folder = name.Replace('/', '-').Replace('.', '-') + "/";
            List<PresetInput> files = [.. fixture.Files.Select(file => file with { Path = folder + file.Path })];
            string[] ids = [.. fixture.Expected.Select(finding => finding.Id).Distinct()];
            if (groups.Exists(group => group.Ids.IsSupersetOf(ids)))
            {
                continue;
            }

            (List<PresetInput> Files, HashSet<string> Ids) home = groups.Find(group => Finds([.. group.Files, .. files], group.Ids.Union(ids)));
            if (home.Files is null)
            {
                groups.Add(home = ([], []));
            }

            home.Files.AddRange(files);
            home.Ids.UnionWith(ids);
        }

        return [.. groups.Select(group => group.Files)];
    }

    private static bool Finds(IEnumerable<PresetInput> files, IEnumerable<string> ids) =>
        !ids.Except(PresetCompiler.Compile(files, new PresetCompilerOptions { Today = DateTime.UtcNow }).Findings.Select(finding => finding.Rule.Id)).Any();

    private static async Task WriteAsync(string folder, List<PresetInput> files)
    {
        foreach (PresetInput file in files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text);
        }

        // A note is no line of a build log unless somebody wants it to be.
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.globalconfig"), "is_global = true\nglobal_level = 200\n" + string.Concat(
            FindingRules.All.Where(rule => rule.Severity == FindingSeverity.Info).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning\n")));
        await File.WriteAllTextAsync(Path.Combine(folder, "Rules.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Relay" Version="{PackageFeed.Version}" />
                <GlobalAnalyzerConfigFiles Include="notes.globalconfig" />
                {string.Concat(files.Select(file => $"<RelayPreset Include=\"{file.Path}\"{Metadata(file)} />"))}
              </ItemGroup>
            </Project>
            """);
    }

    private static string Metadata(PresetInput file) => file.IsKeys ? " RelayPreset=\"keys\""
        : file.Path == Unsigned ? " RequireSignature=\"true\""
        : file.IsExplicit ? ""
        : " RelayPreset=\"default\"";

    [GeneratedRegex(@": (error|warning) (?<id>RLY\d{4})\b")]
    private static partial Regex Logged();
}
