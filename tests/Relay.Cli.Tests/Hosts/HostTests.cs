namespace Relay.Cli.Tests;

/// <summary>One validator, many hosts: whoever reads a preset says the same about it.</summary>
public sealed class HostTests
{
    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public async Task Every_host_says_the_same_about_a_preset(string name)
    {
        Fixture fixture = Fixture.Load(name);

        IReadOnlyList<ReportedFinding> build = await AnalyzerHost.FindAsync((fixture.File, fixture.Text));
        IReadOnlyList<ReportedFinding> tool = await CheckHost.FindAsync((fixture.File, fixture.Text));

        Assert.Equal(fixture.Expected.Order(StringComparer.Ordinal), build.Select(Fixture.Write).Order(StringComparer.Ordinal));
        Assert.Equal(Sorted(build), Sorted(tool));
    }

    [Fact]
    public async Task Every_host_links_files_with_each_other()
    {
        (string, string)[] files =
        [
            ("a.yaml", "version: 1\nmodels:\n  smart: { target: openai/gpt-4o }\n  child: { inherit_from: base }\n"),
            ("b.yaml", "version: 1\nmodels:\n  base: { target: openai/gpt-4o }\n  smart: { target: openai/gpt-4o-mini }\ngroups:\n  all: { strategy: fallback, members: [smart, nobody] }\n"),
        ];

        IReadOnlyList<ReportedFinding> build = await AnalyzerHost.FindAsync(files);
        IReadOnlyList<ReportedFinding> tool = await CheckHost.FindAsync(files);

        Assert.Equal(["RLY0203", "RLY0601"], build.Select(static finding => finding.Id));
        Assert.Equal(Sorted(build), Sorted(tool));
    }

    private static IEnumerable<ReportedFinding> Sorted(IEnumerable<ReportedFinding> findings) =>
        findings.OrderBy(static finding => (finding.File, finding.StartLine, finding.StartColumn, finding.Id, finding.Message).ToString(), StringComparer.Ordinal);
}
