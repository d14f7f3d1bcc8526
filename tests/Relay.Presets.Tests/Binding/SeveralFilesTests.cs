using System.Globalization;

namespace Relay.Presets.Tests;

public sealed class SeveralFilesTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("b/two.yaml", "version: 1\ndefaults: { timeout: 10, http2: false }\nmodels: { x: { target: openai/gpt-4o }, y: { target: nobody/m } }"),
        ("a/one.yaml", "version: 1\ndefaults: { timeout: 20, http2: false }\nmodels: { x: { target: openai/gpt-4o-mini } }"),
        ("c.json", """{ "version": 1, "groups": { "g": { "members": ["x", "z"] }, "y": { "members": ["x"] } } }"""),
    ];

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        PresetCompilation forwards = Presets.Compile(Files);
        PresetCompilation backwards = Presets.Compile([.. Files.Reverse()]);

        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        PresetCompilation invariant = Presets.Compile(Files);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            Assert.Equal(invariant, Presets.Compile(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Findings_come_by_file_and_position()
    {
        Finding[] findings = [.. Presets.Compile(Files).Findings];

        Assert.Equal(findings.OrderBy(f => f.Location.File, StringComparer.Ordinal).ThenBy(f => f.Location.Span.Start.Offset), findings);
    }

    [Fact]
    public void A_name_defined_twice_points_at_both_places_and_the_first_counts()
    {
        PresetCompilation compilation = Presets.Compile(Files);

        Finding finding = Assert.Single(compilation.Findings, f => f.Rule == ReferenceRules.DuplicateName && f.Location.File == "b/two.yaml");
        Assert.Equal("a/one.yaml", Assert.Single(finding.Related).File);
        Assert.Equal("openai/gpt-4o-mini", compilation.Spec("x").Target);
    }

    [Fact]
    public void A_group_may_not_have_the_name_of_a_model()
    {
        PresetCompilation compilation = Presets.Compile(Files);

        Finding finding = Assert.Single(compilation.Findings, f => f.Rule == ReferenceRules.DuplicateName && f.Location.File == "c.json");
        Assert.Equal("b/two.yaml", Assert.Single(finding.Related).File);
        Assert.DoesNotContain(compilation.Model.Groups, group => group.Name == "y");
    }

    [Fact]
    public void A_default_that_two_files_give_differently_is_a_finding_and_the_first_counts()
    {
        PresetCompilation compilation = Presets.Compile(Files);

        Finding finding = compilation.Single(SchemaRules.ConflictingSetting);
        Assert.Equal("b/two.yaml", finding.Location.File);
        Assert.Contains("defaults.timeout", finding.Message, StringComparison.Ordinal);
        Assert.Equal("a/one.yaml", Assert.Single(finding.Related).File);
        Assert.Equal(TimeSpan.FromSeconds(20), compilation.Spec("x").Timeout);
    }

    [Fact]
    public void Defaults_of_several_files_are_merged()
    {
        PresetCompilation compilation = Presets.Compile(
            ("a.yaml", "version: 1\ndefaults: { timeout: 10.0, http2: false }"),
            ("b.yaml", "version: 1\ndefaults: { timeout: 10, keepalive_expiry: 5, pool_max_connections: 3, stream_overall_timeout: 7 }"),
            ("c.yaml", "version: 1\nmodels: { m: { target: openai/gpt-4o } }"));

        Assert.Empty(compilation.Findings);
        ModelSpec spec = compilation.Spec();
        Assert.Equal(TimeSpan.FromSeconds(10), spec.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(7), spec.StreamTimeout);
        Assert.Equal(new TransportSettings { Http2 = false, MaxConnections = 3, IdleTimeout = TimeSpan.FromSeconds(5) }, spec.Transport);
    }

    [Fact]
    public void The_timeout_of_an_entry_wins_over_the_default()
    {
        PresetCompilation compilation = Presets.Compile("version: 1\ndefaults: { timeout: 10 }\nmodels: { m: { target: openai/gpt-4o, timeout: 1.5 } }");

        Assert.Equal(TimeSpan.FromSeconds(1.5), compilation.Spec().Timeout);
    }

    [Fact]
    public void A_profile_may_stand_in_another_file()
    {
        PresetCompilation compilation = Presets.Compile(
            ("a.yaml", "version: 1\nmodels: { m: { target: openai/gpt-4o, pricing_profile: p } }"),
            ("b.yaml", "version: 1\npricing_profiles: { p: { fixed_overrides: { openai/gpt-4o: { input_per_1m: 1 } } } }"));

        Assert.Empty(compilation.Findings);
        Assert.Equal(1m, compilation.Spec().Prices!.Standard.Input);
    }
}
