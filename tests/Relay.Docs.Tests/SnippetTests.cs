using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Relay.Tests;

/// <summary>
/// What the documentation shows is compiled as somebody has it who pastes it. Pages whose blocks are programs are compiled as they stand; on the others every C# block stands in
/// samples/Snippets, and the page opens, in the block or above it, each namespace that the block needs. Every preset stands in a preset file below samples/.
/// </summary>
public sealed class SnippetTests
{
    /// <summary>Pages on which a block that begins with a <c>using</c> begins a program, and those behind it go on with it.</summary>
    private static readonly string[] s_programs =
    [
        "README.md", "docs/aspnet.md", "docs/getting-started.md", "docs/integrations.md", "docs/response-formats.md",
    ];

    public static TheoryData<string> Programs() => new(s_programs);

    public static TheoryData<string, int> Snippets() => Data(static block => block.Language == "csharp" && !s_programs.Contains(block.File));

    public static TheoryData<string, int> Presets() => Data(static block => block.Language == "yaml" && !IsRulePage(block.File));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_page_pasted_as_it_stands_builds(string page)
    {
        PageBlock[] blocks = [.. PageBlock.Of(page).Where(static block => block.Language == "csharp")];

        Assert.True(blocks[0].BeginsFile, $"{page}({blocks[0].Line}): the first block says no 'using'.");
        for (int first = 0; first < blocks.Length;)
        {
            int next = first + 1;
            while (next < blocks.Length && !blocks[next].BeginsFile)
            {
                next++;
            }

            IReadOnlyList<string> errors = PastedCode.Errors(blocks[first..next].Select(static block => block.Code), IsWeb(page));
            Assert.True(errors.Count == 0, $"{page}({blocks[first].Line}): {string.Join('\n', errors)}");
            first = next;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_is_compiled_and_what_it_needs_open_stands_on_its_page(string page, int line)
    {
        PageBlock[] blocks = [.. PageBlock.Of(page).Where(block => block.Language == "csharp" && block.Line <= line)];
        (SyntaxTree Tree, TextSpan Span)? place = PastedCode.Find(blocks[^1].Body);

        Assert.True(place is not null, $"{page}({line}): this block stands in no file of samples/Snippets, so nobody compiles it.");
        HashSet<string> open = [.. PastedCode.Implicit(IsWeb(page)), .. blocks.SelectMany(static block => block.Usings)];
        string[] missing =
        [
            .. PastedCode.Needed(place.Value.Tree, place.Value.Span).Where(need => !open.Contains(need.Key)).Select(static need => $"using {need.Key}; (for {need.Value})"),
        ];
        Assert.True(missing.Length == 0, $"{page}({line}): neither this block nor one above it says {string.Join(", ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_is_compiled(string page, int line)
    {
        string wanted = string.Join('\n', PageBlock.Lines(PageBlock.Of(page).Single(block => block.Line == line).Code));

        bool isThere = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples"), "*.yaml", SearchOption.AllDirectories)
            .Any(source => string.Join('\n', PageBlock.Lines(File.ReadAllText(source))).Contains(wanted, StringComparison.Ordinal));

        Assert.True(isThere, $"{page}({line}): this block stands in no *.yaml file below samples/, so nobody compiles it.");
    }

    [Fact]
    public void A_using_that_a_page_lacks_is_missed()
    {
        (SyntaxTree tree, TextSpan span) = PastedCode.Find("List<ChatMessage> loaded = JsonSerializer.Deserialize<List<ChatMessage>>(stored, AIJsonUtilities.DefaultOptions)!;")!.Value;

        Assert.Equal(["Microsoft.Extensions.AI", "System.Collections.Generic", "System.Text.Json"], PastedCode.Needed(tree, span).Keys);
        Assert.NotEmpty(PastedCode.Errors(["ChatReply reply = await Models.Smart.ChatAsync(\"?\");"], isWeb: false));
        Assert.Contains("CS0051", Assert.Single(PastedCode.Errors(["public sealed class Own(SmartModel smart) { public string Name => smart.Name; }\nstatic class Program { static void Main() { } }"], isWeb: false)), StringComparison.Ordinal);
        Assert.Empty(PastedCode.Errors(["using Relay;\nChatReply reply = await Models.Smart.ChatAsync(\"?\");"], isWeb: false));
    }

    [Fact]
    public void The_documentation_has_blocks_to_check()
    {
        Assert.True(Snippets().Count >= 30);
        Assert.True(Presets().Count >= 7);
    }

    /// <summary>The presets on the pages of rules are made of tests/Relay.PresetFixtures, mistakes and all, and compiled by the tests of Relay.Presets.</summary>
    private static bool IsRulePage(string file) => file.Replace('\\', '/').StartsWith("docs/rules/", StringComparison.Ordinal);

    /// <summary>A page for web projects says so.</summary>
    private static bool IsWeb(string page) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, page)).Contains("dotnet new web", StringComparison.Ordinal);

    private static TheoryData<string, int> Data(Func<PageBlock, bool> isWanted)
    {
        var data = new TheoryData<string, int>();
        foreach (PageBlock block in Pages().SelectMany(PageBlock.Of).Where(isWanted))
        {
            data.Add(block.File, block.Line);
        }

        return data;
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Where(path => Path.GetFileName(path) != "preset-reference.md")
            .Order(StringComparer.Ordinal);
}
