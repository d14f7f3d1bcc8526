using System.Text;

namespace Relay.Hostile.Tests.Presets;

/// <summary>Files that are made to stop or to blow up who reads them. Each is given in a size and is as long as that allows.</summary>
internal static class PresetBombs
{
    private const string Start = "version: 1\nmodels:\n  a:\n    target: groq/x\n";
    private const string Params = Start + "    params:\n      extra_body:\n";

    /// <summary>What is tried, the file's name, and its text for a number of repetitions.</summary>
    public static IReadOnlyList<(string Name, string Path, Func<int, string> Text)> All { get; } =
    [
        Yaml("anchors that double", static n => "version: 1\nx0: &x0 [a, a]\n" + Lines(n, static i => $"x{i + 1}: &x{i + 1} [*x{i}, *x{i}]")),
        Yaml("an anchor that holds itself", static n => "version: 1\nmodels: &a\n  b: *a\n" + Again(n, "  c: *a\n")),
        Yaml("aliases without anchors", static n => Start + Lines(n, static i => $"  b{i}: *nobody")),
        Yaml("merge keys", static n => Start + Lines(n, static i => $"  b{i}: {{ <<: *a }}")),
        Yaml("merge keys in one mapping", static n => Start + Again(n, "    <<: *a\n")),
        Yaml("many anchors", static n => Params + Lines(n, static i => $"        k{i}: &a{i} v")),
        Yaml("tags", static n => Params + Lines(n, static i => $"        k{i}: !!python/object:os.system v")),
        Yaml("long tags", static n => Params + "        k: !" + Again(n, "x!") + " v\n"),
        Yaml("an open tag", static n => Params + "        k: !<" + Again(n, "x") + "\n"),
        Yaml("properties in a row", static n => Params + "        k: " + Again(n, "&a ") + "v\n"),
        Yaml("brackets", static n => Params + "        k: " + Again(n, "[")),
        Yaml("closed brackets", static n => Params + "        k: " + Again(n, "[") + Again(n, "]") + "\n"),
        Yaml("braces", static n => Params + "        k: " + Again(n, "{a: ")),
        Yaml("closed braces", static n => Params + "        k: " + Again(n, "{a: ") + "1" + Again(n, "}") + "\n"),
        Yaml("brackets in turn", static n => "version: 1\nmodels: " + Again(n, "[{a: ")),
        Yaml("closing brackets", static n => Start + "    params: " + Again(n, "]")),
        Yaml("brackets as keys", static n => "version: 1\nmodels: " + Again(n, "{[") + "\n"),
        Yaml("block mappings, each deeper", static n => Start + Lines(Math.Min(n, 1_000), static i => new string(' ', 4 + i) + "k:")),
        Yaml("block lists on one line", static n => Params + "        k:\n          " + Again(n, "- ") + "v\n"),
        Yaml("block lists, each deeper", static n => Params + "        k:\n" + Lines(Math.Min(n, 1_000), static i => new string(' ', 10 + i) + "-")),
        Yaml("complex keys", static n => Params + "        " + Again(n, "? ") + "v\n"),
        Yaml("question marks", static n => Start + Again(n, "? a\n")),
        Yaml("a long key", static n => Start + "    " + Again(n, "k") + ": 1\n"),
        Yaml("a long name", static n => "version: 1\nmodels:\n  " + Again(n, "a") + ": { target: groq/x }\n"),
        Yaml("a long target", static n => "version: 1\nmodels:\n  a: { target: " + Again(n, "a/") + "x }\n"),
        Yaml("a long text", static n => Params + "        k: " + Again(n, "x y ") + "\n"),
        Yaml("a long line of colons", static n => Params + "        k: " + Again(n, "a:b") + "\n"),
        Yaml("a line of keys", static n => Start + "    " + Again(n, "a: ") + "\n"),
        Yaml("a long address", static n => "version: 1\nproviders:\n  p: { wire: openai-chat, auth: none, base_url: 'https://x.example/" + Again(n, "a/") + "' }\nmodels:\n" + Lines(n, static i => $"  a{i}: {{ target: p/m }}")),
        Yaml("a long variable", static n => "version: 1\nmodels:\n  a: { target: groq/x, credential: $env." + Again(n, "A") + " }\n"),
        Yaml("a long description for all", static n => Start + "    description: " + Again(n, "x") + "\n" + Lines(n, static i => $"  b{i}: {{ inherit_from: a }}")),
        Yaml("tags for all", static n => Start + "    tags: [" + Again(n, "t, ") + "t]\n" + Lines(n, static i => $"  b{i}: {{ inherit_from: a }}")),
        Yaml("a block text", static n => Start + "    description: |\n" + Again(n, "      x\n")),
        Yaml("a folded text of blank lines", static n => Start + "    description: >\n      x\n" + Again(n, "\n") + "      y\n"),
        Yaml("a text in quotes over lines", static n => Start + "    description: \"" + Again(n, "x\n      ") + "\"\n"),
        Yaml("an open quote", static n => Start + "    description: \"" + Again(n, "x ")),
        Yaml("quotes", static n => Start + "    description: " + Again(n, "'")),
        Yaml("escapes", static n => Start + "    description: \"" + Again(n, "\\u0041") + "\"\n"),
        Yaml("escapes that are none", static n => Start + "    description: \"" + Again(n, "\\q") + "\"\n"),
        Yaml("documents", static n => Start + Again(n, "---\na: 1\n")),
        Yaml("ends of documents", static n => Start + Again(n, "...\n")),
        Yaml("directives", static n => Again(n, "%YAML 1.2\n") + "---\n" + Start),
        Yaml("keys without values", static n => Start + Lines(n, static i => $"  b{i}:")),
        Yaml("blank lines", static n => Start + Again(n, "\n")),
        Yaml("spaces", static n => Start + Again(n, " ") + "\n"),
        Yaml("a key and spaces", static n => Start + "    params" + Again(n, " ") + "x\n"),
        Yaml("tabs that indent", static n => Start + Again(n, "\t\tx: 1\n")),
        Yaml("a line of tabs", static n => Start + Again(n, "\t") + "x: 1\n"),
        Yaml("comments", static n => Start + Again(n, "# x\n")),
        Yaml("carriage returns", static n => Start.Replace("\n", "\r", StringComparison.Ordinal) + Again(n, "\r")),
        Yaml("line breaks of YAML 1.1", static n => Start + Again(n, "\u2028\u0085")),
        Yaml("marks of byte order", static n => Again(n, "\uFEFF") + Start),
        Yaml("NUL", static n => Start + Again(n, "\0")),
        Yaml("control characters", static n => Start + Again(n, "\u0001")),
        Yaml("halves of characters", static n => Start + "    description: " + Again(n, "\uD83D") + "\n"),
        Yaml("digits", static n => Params + "        k: " + Again(n, "9") + "\n"),
        Yaml("an exponent", static n => Params + "        k: 1e" + Again(n, "9") + "\n"),
        Yaml("hexadecimal digits", static n => Params + "        k: 0x" + Again(n, "f") + "\n"),
        Yaml("weights", static n => Start + "groups:\n  g:\n    strategy: weighted\n    members:\n" + Lines(n, static i => $"      - {{ name: a, weight: 1e{i} }}")),
        Yaml("what looks like keys", static n => Params + Lines(n, static i => $"        k{i}: sk-abcdefghijklmnopqrstuvwxyz{i:D8}")),
        ("JSON brackets", "a.relay.json", static n => "{\"version\":1,\"models\":" + Again(n, "[")),
        ("JSON braces", "a.relay.json", static n => Again(n, "{\"a\":") + "1" + Again(n, "}")),
        ("JSON closing brackets", "a.relay.json", static n => "{\"version\":1," + Again(n, "]")),
        ("JSON commas", "a.relay.json", static n => "{\"version\":1,\"models\":{" + Again(n, ",") + "}}"),
        ("JSON comments", "a.relay.json", static n => "{" + Again(n, "/**/") + "\"version\":1}"),
        ("JSON keys that are the same", "a.relay.json", static n => "{\"version\":1,\"models\":{" + Again(n, "\"a\":{\"target\":\"groq/x\"},") + "}}"),
        ("JSON surrogates", "a.relay.json", static n => "{\"version\":1,\"models\":{\"a\":{\"target\":\"" + Again(n, "\\ud83d") + "\"}}}"),
        ("JSON digits", "a.relay.json", static n => "{\"version\":" + Again(n, "9") + "}"),
        ("front matter without end", "presets/a.mda", static n => "---\n" + Again(n, "a: 1\n")),
        ("fences", "presets/a.mda", static n => Again(n, "---\n")),
        ("fences with blanks", "presets/a.mda", static n => "---\n" + Again(n, "--- \n")),
        ("brackets in front matter", "presets/a.mda", static n => "---\ncommon: " + Again(n, "[") + "\n---\n"),
        ("prose", "presets/a.mda", static n => "---\ncommon:\n  provider: groq\n  model: x\n---\n" + Again(n, "# x\n\n")),
    ];

    private static (string Name, string Path, Func<int, string> Text) Yaml(string name, Func<int, string> text) => (name, "models.yaml", text);

    private static string Lines(int count, Func<int, string> line) => PresetGrowth.Lines(count, line);

    private static string Again(int count, string text) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
