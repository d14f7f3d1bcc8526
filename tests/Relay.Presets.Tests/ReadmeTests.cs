using System.Globalization;

namespace Relay.Presets.Tests;

/// <summary>What README.md says that the build says about its own preset.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_message_it_shows_for_a_misspelt_provider_is_the_one_that_the_build_prints()
    {
        string preset = Block("```yaml\n").Replace("openai/", "opnai/", StringComparison.Ordinal);

        Finding finding = Assert.Single(Presets.Compile(("presets/models.yaml", preset)).Findings);

        SourcePosition start = finding.Location.Span.Start;
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"presets/models.yaml({start.Line + 1},{start.Column + 1}): error {finding.Rule.Id}: {finding.Message}\n"),
            Block("the build says\n\n```text\n"));
    }

    [Fact]
    public void The_preset_it_shows_has_no_fault() => Assert.Empty(Presets.Compile(("presets/models.yaml", Block("```yaml\n"))).Findings);

    private static string Block(string opening)
    {
        int start = Readme.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
