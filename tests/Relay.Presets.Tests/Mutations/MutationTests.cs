using System.Globalization;
using Xunit.Abstractions;

namespace Relay.Presets.Tests;

/// <summary>A seeded corpus of presets with one mistake each: the finding must be at the mistake.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;
    private const double Least = 0.98;

    [Fact]
    public void The_bases_have_no_finding() =>
        Assert.All(MutationBases.All, each => Assert.Empty(Presets.Compile((each.File, each.Text)).Findings));

    [Fact]
    public void A_mistake_anywhere_in_a_preset_is_found_where_it_was_made()
    {
        Mutation[] corpus = Corpus();
        var misses = new List<Mutation>();
        foreach (Mutation mutation in corpus)
        {
            if (!Presets.Compile((mutation.File, mutation.Text)).Findings.Any(mutation.IsHitBy))
            {
                misses.Add(mutation);
            }
        }

        double rate = 1 - ((double)misses.Count / corpus.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Length} mutations, {misses.Count} missed, hit rate {rate:P2}"));
        misses.ForEach(miss => output.WriteLine("missed: " + miss));
        Assert.True(corpus.Length >= 500, $"Only {corpus.Length} mutations.");
        Assert.True(rate >= Least, $"Hit rate {rate.ToString("P2", CultureInfo.InvariantCulture)}:\n" + string.Join('\n', misses));
    }

    [Fact]
    public void The_corpus_is_the_same_at_every_run() => Assert.Equal(Corpus(), Corpus());

    [Fact]
    public void No_fix_of_a_mutated_preset_throws_or_changes_what_it_was_not_asked_about() => Assert.All(Corpus(), mutation =>
    {
        foreach (Finding finding in Presets.Compile((mutation.File, mutation.Text)).Findings)
        {
            foreach (PresetFix fix in PresetFixes.For(finding, mutation.Text))
            {
                Assert.NotEqual(mutation.Text, PresetFixes.Apply(mutation.Text, fix.Edits));
            }
        }
    });

    private static Mutation[] Corpus()
    {
        var mutator = new PresetMutator(Seed);
        return
        [
            .. MutationBases.All.SelectMany(each => mutator.Make(each.File, each.Text, 3)).Concat(MutationBases.All.SelectMany(each => mutator.MakeInForm(each.File, each.Text)))
                .DistinctBy(mutation => (mutation.File, mutation.Text)),
        ];
    }
}
