using System.Text;

namespace Relay.Presets;

/// <summary>Writes the documentation pages of rules: one for each rule, where its diagnostics point, and one that lists them all.</summary>
public static class RulePageWriter
{
    /// <summary>The folder of the pages, from the root of the repository.</summary>
    public const string Folder = "docs/rules/";

    private const string Notice = "<!-- Written from the rule table (src/Relay.Presets/Rules). Change the table and run the tests of Relay.Presets with RELAY_UPDATE=1. -->\n\n";

    private const string TurningOff = """

        ## Turning a rule off

        A comment in the preset turns a warning or note off, for one line or for the file, and says why:

        ```yaml
        # relay: disable-file RLY0107 -- the next version will honour them
        models:
          preview:
            # relay: disable RLY0202 until 2027-01-31 -- private preview, not in any catalog
            target: openai/gpt-6-preview-of-ours
          local:
            target: ollama/qwen3:8b
            credential: { type: literal, value: local } # relay: disable RLY0502 -- worth nothing
        ```

        - `disable` on a line of its own is about the next line that is neither blank nor a comment; at the end of a line, about that line. A finding belongs to
          the line on which its place begins. `disable-file` is about the whole file, wherever it stands; its best place is the top.
        - One comment may name several rules: `disable RLY0202, RLY0304`.
        - The reason stands behind `--`. Without one the suppression holds, and is itself a finding (RLY0020), as is one that hides nothing (RLY0021) or names
          an unknown rule (RLY0023).
        - `until` gives the last day. Behind it the suppression still hides what it hid, so that no build breaks because of the calendar alone, and a warning
          (RLY0022) says that it has run out. The day is today's in UTC, as the analyzer reads it; generated code never depends on it.
        - Errors cannot be turned off by a comment (RLY0024): behind an error something is left out of the generated class. Nor can rules about C# (RLY07xx) and
          the build (RLY09xx): they follow `#pragma warning` and `NoWarn`.
        - JSON has no comments. There, and for whole projects, use `.globalconfig` or `NoWarn`, as each rule's page shows; both are respected everywhere, and so
          is `TreatWarningsAsErrors`, which sees only what is not turned off.
        - In an `.mda` file the comment stands in the front matter.

        """;

    private static readonly string[] Blocks =
    [
        "Syntax", "Fields and values", "References", "Models: what they take and can", "Prices", "Keys and addresses", "Groups", "Use in C#", "", "Package and build",
    ];

    /// <summary>Repository path of the page of a rule.</summary>
    public static string PathOf(FindingRule rule) => Folder + rule.Id + ".md";

    /// <summary>The page of a rule as Markdown with LF line ends.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="example">The mistake and how it is mended, as Markdown with LF line ends; null when the rule brings its own, or has none.</param>
    public static string Write(FindingRule rule, string? example = null)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(rule.Id).Append(": ").Append(rule.Title).Append("\n\n").Append(Notice);
        page.Append("Severity: ").Append(Word(rule.Severity)).Append(". Block: ").Append(char.ToLowerInvariant(BlockOf(rule)[0])).Append(BlockOf(rule), 1, BlockOf(rule).Length - 1).Append(".\n\n");
        page.Append(rule.Description).Append("\n\n");
        if ((rule.Example ?? example) is { } shown)
        {
            page.Append("## Example\n\n").Append(shown.Replace("\r\n", "\n")).Append("\n\n");
        }

        if (rule.IsSuppressible)
        {
            page.Append(Suppression(rule));
        }

        page.Append("## Another severity\n\n");
        page.Append(rule.Id == UseRules.CompilerTooOld.Id
            ? "The build reports it before the compiler runs; it cannot be turned off.\n"
            : Configuration(rule));
        if (rule.IsCatalogKnowledge)
        {
            page.Append("\nIt rests on what Relay's catalog knows, which an update can change, so it stays a warning with `TreatWarningsAsErrors`. ")
                .Append("`<RelayStrictCatalog>true</RelayStrictCatalog>` in the project makes it an error.\n");
        }

        return page.ToString();
    }

    /// <summary>The page that lists all rules, as Markdown with LF line ends.</summary>
    /// <param name="opening">What stands before the list, as Markdown with LF line ends: how a mistake is met and mended; empty for nothing.</param>
    public static string WriteIndex(string opening = "")
    {
        var page = new StringBuilder();
        page.Append("# Rules\n\n").Append(Notice);
        page.Append("What Relay says about presets, in the build, in editors and wherever else presets are read.\n").Append(opening).Append(TurningOff);
        string block = "";
        foreach (FindingRule rule in FindingRules.All)
        {
            if (BlockOf(rule) != block)
            {
                block = BlockOf(rule);
                page.Append("\n## ").Append(block).Append("\n\n| Rule | Severity | Meaning |\n|---|---|---|\n");
            }

            page.Append("| [").Append(rule.Id).Append("](").Append(rule.Id).Append(".md) | ").Append(Word(rule.Severity)).Append(" | ").Append(rule.Title).Append(" |\n");
        }

        return page.ToString();
    }

    private static string Configuration(FindingRule rule) =>
        "In a `.globalconfig` file (sections of `.editorconfig` do not reach preset files):\n\n"
        + "```ini\nis_global = true\ndotnet_diagnostic." + rule.Id + ".severity = " + (rule.Severity == FindingSeverity.Error ? "warning" : "none") + "\n```\n\n"
        + "or in the project:\n\n```xml\n<NoWarn>$(NoWarn);" + rule.Id + "</NoWarn>\n```\n"
        + (rule.Severity == FindingSeverity.Error
            ? "\nAn error that is turned down is still a mistake: the part of the preset that it stands in is left out, or refused when it is called.\n"
            : "");

    private static string Suppression(FindingRule rule) =>
        "## For one line\n\nIn YAML, on the line before or at the end of the line itself ([more](README.md#turning-a-rule-off)):\n\n"
        + "```yaml\n# relay: disable " + rule.Id + " -- why it does not hold here\n```\n\n";

    private static string BlockOf(FindingRule rule) => Blocks[rule.Id[4] - '0'];

    private static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
