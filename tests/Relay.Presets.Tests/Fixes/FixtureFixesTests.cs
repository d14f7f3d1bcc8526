using System.Text.RegularExpressions;
using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

public sealed partial class FixtureFixesTests
{
    /// <summary>Every fix that a finding of a fixture has: fixture, index of the finding, index of the fix.</summary>
    public static TheoryData<string, int, int, string> Fixes()
    {
        var fixes = new TheoryData<string, int, int, string>();
        foreach (string name in PresetFixtureFolder.In("rules").Concat(PresetFixtureFolder.In("invalid")))
        {
            var fixture = PresetFixture.Load(name);
            EquatableArray<Finding> findings = fixture.Compile().Findings;
            for (int i = 0; i < findings.Count; i++)
            {
                IReadOnlyList<PresetFix> each = PresetFixes.For(findings[i], TextOf(fixture, findings[i]));
                for (int j = 0; j < each.Count; j++)
                {
                    fixes.Add(name, i, j, findings[i].Rule.Id + " " + each[j].Title);
                }
            }
        }

        return fixes;
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_removes_its_finding_and_adds_none_that_weighs_as_much(string name, int finding, int fix, string title)
    {
        var fixture = PresetFixture.Load(name);
        EquatableArray<Finding> before = fixture.Compile().Findings;
        string text = TextOf(fixture, before[finding]);
        PresetFix made = PresetFixes.For(before[finding], text)[fix];

        string mended = PresetFixes.Apply(text, made.Edits);

        EquatableArray<Finding> after = (fixture with
        {
            Files = [.. fixture.Files.Select(file => file.Path == before[finding].Location.File ? file with { Text = mended } : file)],
        }).Compile().Findings;
        Finding[] added = [.. after.ExceptBy(before.Select(Comparable), Comparable)];
        Assert.True(
            after.Count(each => Comparable(each) == Comparable(before[finding])) < before.Count(each => Comparable(each) == Comparable(before[finding])),
            $"{title}:\n{mended}\n{string.Join('\n', after.Select(Comparable))}");

        // What an error hid may be worth a warning of its own; and a number that is put in quotes to be a text can be judged as a text only then.
        Assert.All(added, each => Assert.True(
            each.Rule.Severity < before[finding].Rule.Severity || (before[finding].Rule == SchemaRules.WrongType && each.Rule == SchemaRules.MalformedText), $"{title}:\n{mended}\nadds {Comparable(each)}"));
    }

    [Fact]
    public void The_first_fixes_of_a_file_that_do_not_overlap_can_be_made_at_once()
    {
        foreach (string name in PresetFixtureFolder.In("invalid"))
        {
            var fixture = PresetFixture.Load(name);
            foreach (PresetInput file in fixture.Files)
            {
                EquatableArray<Finding> findings = fixture.Compile().Findings;
                IEnumerable<PresetFix> first = findings.Where(finding => finding.Location.File == file.Path)
                    .Select(finding => PresetFixes.For(finding, file.Text))
                    .Where(fixes => fixes.Count > 0)
                    .Select(fixes => fixes[0]);

                string mended = PresetFixes.Apply(file.Text, PresetFixes.WithoutOverlap(first).SelectMany(fix => fix.Edits));

                PresetFixture after = fixture with { Files = [.. fixture.Files.Select(each => each == file ? each with { Text = mended } : each)] };
                Assert.True(after.Compile().Findings.Count <= findings.Count, name + "\n" + mended);
            }
        }
    }

    [Fact]
    public void Mends_keep_the_line_ends_of_the_file()
    {
        foreach (FindingRule rule in RuleFixture.Rules)
        {
            PresetFixture fixture = RuleFixture.Bad(rule);
            fixture = fixture with { Files = [.. fixture.Files.Select(file => file with { Text = file.Text.ReplaceLineEndings("\r\n") })] };
            foreach (Finding finding in fixture.Compile().Findings)
            {
                string text = TextOf(fixture, finding);
                Assert.All(PresetFixes.For(finding, text), fix => Assert.Empty(LoneBreak().Matches(PresetFixes.Apply(text, fix.Edits))));
            }
        }
    }

    private static string TextOf(PresetFixture fixture, Finding finding) => fixture.Files.Single(file => file.Path == finding.Location.File).Text;

    /// <summary>A finding without places, which mends above it move, and digests, which every mend changes.</summary>
    private static string Comparable(Finding finding) => finding.Rule.Id + " " + Place().Replace(finding.Message, "N");

    [GeneratedRegex(@"line \d+|sha\d+:[0-9a-f]{64,}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!\r)\n|\r(?!\n)")]
    private static partial Regex LoneBreak();
}
