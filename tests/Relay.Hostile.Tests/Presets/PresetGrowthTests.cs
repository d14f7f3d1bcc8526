using System.Diagnostics;
using Relay.Presets;

namespace Relay.Hostile.Tests.Presets;

/// <summary>Everything that reads a preset takes work in proportion to its size: twice the text is about twice the work.</summary>
public class PresetGrowthTests
{
    public static TheoryData<string> Kinds => [.. PresetGrowth.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Twice_the_text_is_about_twice_the_work(string kind)
    {
        int count = Scale.Of(400, 8_000);
        Compile(PresetGrowth.All[kind](50));

        long once = Work(PresetGrowth.All[kind](count), out _), twice = Work(PresetGrowth.All[kind](2 * count), out TimeSpan time);

        HostileReport.Add("preset: " + kind, 2 * count, time, twice);
        Assert.True(twice < 2.6 * once, $"{twice} bytes for twice what took {once}");
    }

    [Theory]
    [InlineData("comments that begin like a suppression", 40_000)]
    [InlineData("members that do not exist", 5_000)]
    [InlineData("a chain of groups", 10_000)]
    [InlineData("a long parent", 5_000)]
    [InlineData("names that differ in separators alone", 4_000)]
    public void What_once_took_minutes_ends_at_once(string kind, int count)
    {
        var time = Stopwatch.StartNew();

        PresetCompilation compilation = Compile(PresetGrowth.All[kind](count));

        HostileReport.Add("preset, whole: " + kind, count, time.Elapsed);
        Assert.NotEmpty(compilation.Findings);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), time.Elapsed.ToString());
    }

    [Fact]
    public void Misspelt_names_are_compared_with_no_more_names_than_a_keystroke_has_time_for()
    {
        var names = new NameSuggestions(Enumerable.Range(0, 10_000).Select(static i => $"model-number-{i}"));

        Assert.Equal("model-number-4711", names.Best("modle-number-4711"));
        for (int i = 0; i < 5_000; i++)
        {
            names.Best($"modle-nubmer-{i}x");
        }

        Assert.InRange(names.Compared, 10_000, NameSuggestions.MostInAll);
    }

    [Fact]
    public void Messages_about_circles_name_a_few_of_their_members()
    {
        PresetCompilation compilation = Compile(PresetGrowth.All["a circle of parents"](3_000));

        Finding circle = Assert.Single(compilation.Findings, static finding => finding.Rule == ReferenceRules.InheritanceCycle);
        Assert.Contains("more … →", circle.Message, StringComparison.Ordinal);
        Assert.InRange(circle.Message.Length, 1, 500);
        Assert.InRange(circle.Related.Count, 1, CycleText.Most);
    }

    [Fact]
    public void A_thousand_comments_that_are_no_suppressions_are_told_of_a_hundred_times()
    {
        PresetCompilation compilation = Compile(PresetGrowth.All["comments that begin like a suppression"](1_000));

        Assert.Equal(100, compilation.Findings.Count(static finding => finding.Rule == SuppressionRules.NotUnderstood));
    }

    [Fact]
    public void A_suppression_hides_also_behind_thousands_of_comments_that_are_none()
    {
        string text = PresetGrowth.Lines(500, static _ => "# relay:") + "version: 1\nmodels:\n  # relay: disable RLY0202 -- private\n  a: { target: groq/unheard-of }\n";

        PresetCompilation compilation = Compile(text);

        Assert.DoesNotContain(compilation.Findings, static finding => finding.Rule == ReferenceRules.UnknownModel);
        Assert.Single(compilation.Suppressed);
    }

    [Theory]
    [InlineData(100_000, 1_000)]
    [InlineData(600_000, 3_000)]
    public void What_is_inherited_has_a_bound_and_every_alias_stays(int length, int heirs)
    {
        string text = "version: 1\nmodels:\n  base:\n    target: openai/gpt-4o-mini\n    params:\n      stop: [\"" + new string('x', length) + "\"]\n"
            + PresetGrowth.Lines(heirs, static i => $"  a{i}: {{ inherit_from: base }}");

        PresetCompilation compilation = Compile(text);

        Finding finding = Assert.Single(compilation.Findings);
        Assert.Equal("RLY0220", finding.Rule.Id);
        Assert.Equal(heirs + 1, compilation.Model.Aliases.Count);
        Assert.All(compilation.Model.Aliases, static alias => Assert.Equal("openai/gpt-4o-mini", alias.Spec.Target));
        long inherited = compilation.Model.Aliases.Sum(static alias => alias.Spec.Parameters.Stop.Sum(static stop => (long)stop.Length));
        Assert.InRange(inherited, length, InheritedSize.Most + length);
    }

    private static PresetCompilation Compile(string text) => PresetCompiler.Compile([new PresetInput("models.yaml", text)]);

    // What is allocated on this thread is the same in every run, and nothing that is read, compared or said goes without.
    private static long Work(string text, out TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Compile(text);
        time = watch.Elapsed;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
