namespace Relay.Cli.Tests;

/// <summary>One validator, many hosts: whoever reads a preset says the same about it.</summary>
public sealed class HostTests
{
    public static TheoryData<string> All() => new(PresetFixtureFolder.All);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_host_says_the_same_about_a_preset(string name)
    {
        var fixture = PresetFixture.Load(name);

        IReadOnlyList<ReportedFinding> build = await AnalyzerHost.FindAsync(fixture.Files);
        IReadOnlyList<ReportedFinding> tool = await CheckHost.FindAsync(fixture.Files);
        IReadOnlyList<ReportedFinding> editor = await LanguageServerHost.FindAsync(fixture.Files);

        Assert.Equal(Sorted(fixture.Expected), Sorted(build.Select(static finding => finding.ToExpected())));
        Assert.Equal(Sorted(build), Sorted(tool));
        Assert.Equal(Sorted(build), Sorted(editor));
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> findings) => findings.OrderBy(static finding => finding!.ToString(), StringComparer.Ordinal);
}
