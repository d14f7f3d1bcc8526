using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Relay.Presets;

namespace Relay.Cli.Tests;

/// <summary>Documents that are longer than anybody writes them: the editor is answered while it is typed in.</summary>
public sealed class LongDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Preset => _folder.PathOf("models.yaml");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("    params: { extra_body: { k: ", "a:b", "")]
    [InlineData("    params: { extra_body: { k: ", "\"a\": ", "")]
    [InlineData("    ", "- ", "")]
    [InlineData("    ", "a: ", "")]
    [InlineData("    key", " ", "x")]
    [InlineData("    params: ", "[", "")]
    [InlineData("    params: ", "{a: ", "")]
    [InlineData("    description: ", "x ", "")]
    public void Completion_in_a_long_line_takes_work_in_proportion_to_it(string start, string repeated, string end)
    {
        Find(start, repeated, end, 100);

        long once = Find(start, repeated, end, 20_000), twice = Find(start, repeated, end, 40_000);

        Assert.True(twice < 2.6 * once, $"{twice} bytes for twice what took {once}");
    }

    [Theory]
    [InlineData("key: value", "key", 5)]
    [InlineData("key:", "key", 4)]
    [InlineData("\"a b\" :  x", "a b", 9)]
    [InlineData("a:b: c", "a:b", 5)]
    [InlineData("a#b: c", "a#b", 5)]
    [InlineData("a b  : c", "a b", 7)]
    public void A_key_ends_at_the_colon_that_a_blank_follows(string line, string key, int value) => Assert.Equal(new KeyLine(key, value), KeyLine.Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("key")]
    [InlineData("a #b: c")]
    [InlineData("'open: c")]
    [InlineData("- a: b")]
    [InlineData("a:b")]
    public void A_line_without_such_a_colon_has_no_key(string line) => Assert.Null(KeyLine.Read(line));

    [Fact]
    public void Changes_in_any_order_are_each_about_the_text_that_the_one_before_left()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            string text = string.Concat(Enumerable.Range(0, 30).Select(_ => "ab\n\r"[random.Next(4)])), expected = text;
            var changes = new List<ContentChange>();
            for (int i = 0; i < 6; i++)
            {
                var source = new SourceText("a", expected);
                LspPosition from = new(random.Next(8), random.Next(5)), to = new(from.Line + random.Next(2), random.Next(5));
                int start = Positions.OffsetOf(source, from), end = Math.Max(start, Positions.OffsetOf(source, to));
                string written = new('x', random.Next(3));
                expected = expected[..start] + written + (random.Next(2) == 0 ? "" : "\n") + expected[end..];
                changes.Add(new ContentChange(expected[start..(expected.Length - (source.Text.Length - end))], new LspRange(from, to)));
            }

            Assert.Equal(expected, new OpenDocument("file:///a", "a", text, 1).With(changes, 2).Text);
        }
    }

    [Fact]
    public void Thousands_of_cursors_are_one_walk_over_the_text()
    {
        string text = Aliases(20_000);
        var changes = new List<ContentChange>();
        for (int line = 20_001; line >= 2; line--)
        {
            changes.Add(new ContentChange("b", new LspRange(new LspPosition(line, 2), new LspPosition(line, 3))));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        OpenDocument changed = new OpenDocument("file:///a", "a", text, 1).With(changes, 2);

        Assert.Equal(text.Replace("\n  a", "\n  b", StringComparison.Ordinal), changed.Text);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 40 * text.Length);
    }

    [Fact]
    public async Task An_edit_in_a_file_of_thousands_of_aliases_reads_one_of_them()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Aliases(20_000));
        Assert.NotNull(await client.AtAsync("textDocument/hover", Preset, 2, 3));
        var watch = Stopwatch.StartNew();
        for (int edit = 0; edit < 50; edit++)
        {
            await client.ChangeAsync(Preset, edit + 2, new JsonObject
            {
                ["range"] = new JsonObject { ["start"] = LspClient.Position(10_000, 40), ["end"] = LspClient.Position(10_000, 40) },
                ["text"] = "1",
            });
        }

        JsonNode? hover = await client.AtAsync("textDocument/hover", Preset, 2, 3);

        Assert.NotNull(hover);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Of_thousands_of_names_an_editor_is_sent_some_of_those_that_hold_what_was_typed()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Aliases(20_000) + "  z: { inherit_from: a1999");

        JsonNode? answer = await client.AtAsync("textDocument/completion", Preset, 20_002, 26);

        string[] offered = [.. answer!["items"]!.AsArray().Select(static item => (string)item!["label"]!)];
        Assert.Contains("a19990", offered);
        Assert.All(offered, static name => Assert.Contains("a1999", name, StringComparison.Ordinal));
    }

    private static string Aliases(int count)
    {
        var text = new StringBuilder("version: 1\nmodels:\n");
        for (int i = 0; i < count; i++)
        {
            text.Append("  a").Append(i).Append(": { target: groq/llama-3.3-70b-versatile }\n");
        }

        return text.ToString();
    }

    private static long Find(string start, string repeated, string end, int count)
    {
        string text = "version: 1\nmodels:\n  a:\n" + start + new StringBuilder().Insert(0, repeated, count) + end;
        long before = GC.GetAllocatedBytesForCurrentThread();
        BlockScan.Find("models.yaml", text, text.Length);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
