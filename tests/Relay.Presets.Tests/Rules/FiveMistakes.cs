using System.Text;

namespace Relay.Presets.Tests;

/// <summary>The opening of the list of rules: a preset with five mistakes, what the build says, and the preset mended by the fixes alone.</summary>
internal static class FiveMistakes
{
    private const string File = "presets/models.yaml";

    public const string Preset = """
        version: 1
        models:
          smart:
            target: antropic/claude-sonnet-4-5
            credential: ${ANTHROPIC_API_KEY}
            temperature: 0.5
          cheap:
            target: openai/gpt-4o-mini
            params: { max_tokns: 500 }
        groups:
          default: { members: [smart, cheep] }

        """;

    public static EquatableArray<Finding> Findings => Presets.Compile((File, Preset)).Findings;

    /// <summary>The preset with the first fix of each finding made.</summary>
    public static string Mended => PresetFixes.Apply(Preset, Findings.SelectMany(finding => PresetFixes.For(finding, Preset)[0].Edits));

    public static string Markdown
    {
        get
        {
            var page = new StringBuilder();
            page.Append("\n## Five mistakes, five messages, five fixes\n\n```yaml\n").Append(Preset).Append("```\n\n```console\n$ dotnet build\n");
            foreach (Finding finding in Findings)
            {
                page.Append(BuildMessage.Of(finding)).Append('\n');
            }

            page.Append("```\n\nBehind each message the build prints the page of its rule and the project. The fixes, which editors offer too:\n\n");
            foreach (Finding finding in Findings)
            {
                page.Append("- line ").Append(finding.Location.Span.Start.Line + 1).Append(": ").Append(PresetFixes.For(finding, Preset)[0].Title).Append('\n');
            }

            return page.Append("\n```yaml\n").Append(Mended).Append("```\n").ToString();
        }
    }
}
