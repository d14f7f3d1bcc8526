namespace Relay.Cli.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Equal("", Diff("a\nb\n", "a\nb\n"));

    [Fact]
    public void A_lost_line_end_at_the_end_is_told() =>
        Assert.Equal("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n", Diff("a\n", "a"));

    [Fact]
    public void Far_changes_are_pieces_of_their_own_and_near_ones_are_one()
    {
        string before = string.Concat(Enumerable.Range(1, 30).Select(static i => i + "\n"));
        string after = before.Replace("\n3\n", "\n3x\n", StringComparison.Ordinal).Replace("\n9\n", "\n9x\n", StringComparison.Ordinal).Replace("\n25\n", "\n", StringComparison.Ordinal);

        Assert.Equal(2, Diff(before, after).Split("@@ -").Length - 1);
    }

    [Fact]
    public void Applying_the_changes_gives_the_second_text_for_any_two_texts()
    {
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            string[] before = Text(random), after = Text(random);

            var result = new List<string>();
            int at = 0;
            foreach (LineChange change in LineDiff.Between(before, after))
            {
                result.AddRange(before[at..change.BeforeStart]);
                result.AddRange(after[change.AfterStart..change.AfterEnd]);
                at = change.BeforeEnd;
            }

            result.AddRange(before[at..]);
            Assert.Equal(after, result);
        }
    }

    private static string[] Text(Random random) => [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(4) + "\n")];

    private static string Diff(string before, string after) =>
        UnifiedDiff.Write("f", LineDiff.Lines(before), LineDiff.Lines(after), LineDiff.Lines(before), LineDiff.Lines(after));

    [Fact]
    public void Texts_that_differ_in_very_many_lines_take_one_walk_and_not_its_square()
    {
        string before = string.Concat(Enumerable.Range(0, 30_000).Select(static i => $"a{i}\n")), after = before.Replace("a", "b", StringComparison.Ordinal);
        long start = GC.GetAllocatedBytesForCurrentThread();

        string diff = Diff(before, after);

        Assert.Contains("-a0\n", diff, StringComparison.Ordinal);
        Assert.Contains("+b29999\n", diff, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - start < 200_000_000);
    }

    [Fact]
    public void A_line_in_three_of_a_long_text_is_shown_line_by_line()
    {
        string before = string.Concat(Enumerable.Range(0, 9_000).Select(static i => $"{i}\n")), after = string.Concat(Enumerable.Range(0, 9_000).Select(static i => i % 3 == 0 ? "x\n" : $"{i}\n"));

        List<LineChange> changes = LineDiff.Between(LineDiff.Lines(before), LineDiff.Lines(after));

        Assert.Equal(3_000, changes.Count);
        Assert.All(changes, static change => Assert.Equal((1, 1), (change.BeforeEnd - change.BeforeStart, change.AfterEnd - change.AfterStart)));
    }
}
