using Relay.Presets;
using Xunit.Abstractions;

namespace Relay.Cli.Tests;

public sealed class FixPropertyTests(ITestOutputHelper output)
{
    private static readonly int Count = Environment.GetEnvironmentVariable("RELAY_LONG") == "1" ? 10_000 : 300;

    [Fact]
    public void Fixing_to_the_end_adds_no_finding_loses_no_comment_and_no_value_and_is_done_after_one_run()
    {
        var wrong = new List<string>();
        int made = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var preset = new MistakenPreset(seed);
            MendResult once = Mend(preset.File, preset.Text);
            string text = once.Files[0].Text;
            made += once.Made.Count;
            MendResult twice = Mend(preset.File, text);
            string? fault = once.Check.Compilation.Findings.Count > once.Before.Compilation.Findings.Count ? "has more findings"
                : preset.Comments.Find(comment => !Holds(text, comment)) is { } comment ? "lost the comment " + comment
                : preset.Values.Find(value => !Holds(text, value)) is { } value ? "lost the value " + value
                : twice.Files[0].Text != text ? "is fixed again"
                : once.Check.Compilation.Findings.FirstOrDefault(finding => PresetFixes.For(finding, text).Any(static fix => fix.IsPreferred)) is { } left && once.Refused.Count == 0 ? "still offers a fix of " + left
                : null;
            if (fault is not null)
            {
                string[] findings = [.. once.Check.Compilation.Findings.Select(static finding => finding.ToString())];
                wrong.Add($"Seed {seed} {fault}:\n{preset.Text}\nbecame\n{text}\n{string.Join('\n', findings)}");
            }
        }

        output.WriteLine($"{Count} presets, {made} fixes, {wrong.Count} wrong");
        Assert.True(made > Count, $"Only {made} fixes were made.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Count}:\n" + string.Join("\n----\n", wrong.Take(4)));
    }

    /// <summary>Whether a text is there exactly once.</summary>
    private static bool Holds(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at && text.IndexOf(part, at + 1, StringComparison.Ordinal) < 0;

    private static MendResult Mend(string file, string text) =>
        PresetMender.Run([new PresetFile("/presets/" + file, file, text, PresetFileOrigin.Named) { ProjectPath = file }], today: null, only: []);
}
