using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>What the documentation shows is compiled: every C# block stands in samples/, every preset in a preset file there.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string, int, string, string> Blocks()
    {
        var blocks = new TheoryData<string, int, string, string>();
        foreach (string file in Documents())
        {
            string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));
            foreach (Match match in Fence().Matches(text))
            {
                int line = text.AsSpan(0, match.Index).Count('\n') + 1;
                if (match.Groups["language"].Value == "yaml" && IsRulePage(file))
                {
                    continue;
                }

                blocks.Add(file, line, match.Groups["language"].Value, match.Groups["code"].Value);
            }
        }

        return blocks;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_in_the_documentation_is_compiled(string file, int line, string language, string code)
    {
        string wanted = Flat(code);
        string extension = language == "csharp" ? "*.cs" : "*.yaml";
        bool isThere = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples"), extension, SearchOption.AllDirectories)
            .Any(source => Flat(File.ReadAllText(source)).Contains(wanted, StringComparison.Ordinal));
        Assert.True(isThere, $"{file}({line}): this block stands in no {extension} file below samples/, so nobody compiles it.");
    }

    [Fact]
    public void The_documentation_has_blocks_to_check() => Assert.True(Blocks().Count >= 7);

    /// <summary>The presets on the pages of rules are made of tests/Relay.PresetFixtures, mistakes and all, and compiled by the tests of Relay.Presets.</summary>
    private static bool IsRulePage(string file) => file.Replace('\\', '/').StartsWith("docs/rules/", StringComparison.Ordinal);

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))
            .Where(path => Path.GetFileName(path) != "preset-reference.md")
            .Order(StringComparer.Ordinal);

    /// <summary>Blocks may be indented (in a list) and their lines start anywhere; only the text counts.</summary>
    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    [GeneratedRegex(@"^[ ]*```(?<language>csharp|yaml)\n(?<code>.*?)^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
