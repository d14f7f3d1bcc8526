using System.Text.RegularExpressions;

namespace Relay.Cli.Tests;

/// <summary>What docs/editors.md tells people to write into the settings of their editor.</summary>
internal static partial class EditorPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "editors.md")).ReplaceLineEndings("\n");

    /// <summary>The blocks of a language, in their order.</summary>
    public static IReadOnlyList<string> Blocks(string language) =>
        [.. Block().Matches(Text).Where(block => block.Groups["language"].Value == language).Select(static block => block.Groups["code"].Value)];

    /// <summary>The page's part about an editor.</summary>
    public static string Section(string heading) => Text.Split("\n## ").Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal));

    /// <summary>All texts in quotes of one kind.</summary>
    public static string[] Quoted(string text) => [.. Quotation().Matches(text).Select(static match => match.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("[\"`](?<text>[^\"`]*)[\"`]")]
    private static partial Regex Quotation();
}
