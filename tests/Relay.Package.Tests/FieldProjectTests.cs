using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>Set-ups of other people's projects, built once and all together from the packed package.</summary>
[Collection(PackageFeed.Collection)]
public sealed partial class FieldProjectTests(PackageFeed feed) : IClassFixture<FieldProjectTests.Built>
{
    public static TheoryData<string> Names() => [.. FieldProjects.All.Select(static project => project.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_project_of_the_field_builds_or_says_in_one_finding_why_not(string name)
    {
        FieldProject project = FieldProjects.All.Single(each => each.Name == name);
        string output = await Built.OutputAsync(feed);
        string path = Path.Combine(Built.Folder(feed), name);

        string[] errors = [.. Error().Matches(output).Where(match => match.Groups["project"].Value == path).Select(static match => match.Groups["id"].Value).Distinct().Order()];

        Assert.True(project.Errors == string.Join(", ", errors), output);
        string program = Path.Combine(Path.GetDirectoryName(path)!, "bin", "Debug", "net10.0", Path.GetFileNameWithoutExtension(path) + ".dll");
        Assert.Equal(project.Errors.Length == 0, File.Exists(program));
        if (project.Prints is { } expected)
        {
            Assert.Equal(expected, (await Dotnet.RunAsync(Built.Folder(feed), program)).Trim());
        }
    }

    [GeneratedRegex(@"error (?<id>[A-Z]+[0-9]+): .* \[(?<project>[^\]]*?)(::[^\]]*)?\]")]
    private static partial Regex Error();

    /// <summary>The one build of all of them.</summary>
    public sealed class Built
    {
        private static Task<string>? s_output;

        public static string Folder(PackageFeed feed) => Path.Combine(feed.Folder, "Field");

        /// <summary>What the build printed.</summary>
        public static Task<string> OutputAsync(PackageFeed feed) => s_output ??= BuildAsync(feed);

        private static async Task<string> BuildAsync(PackageFeed feed)
        {
            string folder = Folder(feed);
            foreach (FieldProject project in FieldProjects.All)
            {
                string home = Path.GetDirectoryName(Path.Combine(folder, project.Name))!;
                foreach ((string file, string text) in project.Files)
                {
                    string path = Path.GetFullPath(Path.Combine(home, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await File.WriteAllTextAsync(path, text);
                }
            }

            string all = Path.Combine(folder, "All.proj");
            await File.WriteAllTextAsync(all, $"""
                <Project DefaultTargets="Build">
                  <ItemGroup><Each Include="{string.Join(';', FieldProjects.All.Select(static project => project.Name))}" /></ItemGroup>
                  <Target Name="Restore"><MSBuild Projects="@(Each)" Targets="Restore" BuildInParallel="false" ContinueOnError="true" /></Target>
                  <Target Name="Build"><MSBuild Projects="@(Each)" Targets="Build" BuildInParallel="true" ContinueOnError="ErrorAndContinue" /></Target>
                </Project>
                """);
            (_, string output) = await Dotnet.TryRunAsync(folder, "build", all, "-nologo", "-tl:off", "-v:quiet", "-m:2");
            return output;
        }
    }
}
