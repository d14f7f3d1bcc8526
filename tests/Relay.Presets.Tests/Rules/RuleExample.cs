using System.Globalization;
using System.Text;
using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

/// <summary>The example on a rule's page, made of its fixtures: the mistake, what is said about it, the mend.</summary>
internal static class RuleExample
{
    /// <summary>The example as Markdown; null for rules without fixtures.</summary>
    public static string? Of(FindingRule rule)
    {
        if (!RuleFixture.Rules.Contains(rule))
        {
            return null;
        }

        PresetFixture bad = RuleFixture.Bad(rule);
        var example = new StringBuilder();
        Append(example, bad);
        example.Append("\n```text\n");
        foreach (Finding finding in bad.Compile().Findings.Where(each => each.Rule == rule))
        {
            example.Append(BuildMessage.Of(finding)).Append('\n');
        }

        example.Append("```\n\nFixed:\n");
        Append(example, RuleFixture.Good(rule));
        return example.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder example, PresetFixture fixture)
    {
        foreach (PresetInput file in fixture.Files)
        {
            // A preset in Markdown is called after its path.
            string language = file.IsKeys ? "text" : Path.GetExtension(file.Path) switch { ".json" => "json", ".mda" => "markdown", _ => "yaml" };
            bool isNamed = file != fixture.Files[0] || language == "markdown";
            example.Append(isNamed && example.Length > 0 ? "\n" : "")
                .Append(isNamed ? "`" + file.Path + "`" + (file.IsKeys ? ", which the project names as a file of keys:\n" : ":\n") : "")
                .Append(example.Length == 0 ? "```" : "\n```").Append(language).Append('\n');
            foreach (char unit in file.Text)
            {
                // A control character would make the page as hard to read as the preset.
                example.Append(char.IsControl(unit) && unit is not ('\n' or '\t') ? string.Create(CultureInfo.InvariantCulture, $"<U+{(int)unit:X4}>") : unit);
            }

            example.Append("```\n");
        }
    }
}
