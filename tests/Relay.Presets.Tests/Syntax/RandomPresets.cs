using System.Globalization;
using System.Text;

namespace Relay.Presets.Tests;

/// <summary>Presets that nobody wrote: plausible ones, such ones with things typed into them, and pieces of YAML.</summary>
internal static class RandomPresets
{
    private static readonly string[] s_typed =
    [
        "'", "\"", "[", "]", "{", "}", ",", ":", ": ", "- ", "-", "? ", "#", " #", "&a ", "*a", "!x ", "|", ">", "@", "%", "`", "\\", "\t", "\n", "\n  ", "\n    ", "\r\n", " ", "  ", "\u00A0", "\u0085", "\u2028", "é", "😀",
        "---\n", "...\n", "<<: ", "yes", "no", "null", "~", "a: b", "x", "1", ".", "=", "$", "?", "(", ";", "a,b", "key:\n", "- item\n", "http://x:1/", "models:\n", "=x", "-1", "-a", "--", "…",
    ];

    private static readonly string[] s_pieces =
    [
        "a", "b", "c:", "d: ", "e: 1", "f: x y", "- ", "- g", "- h: 1", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n- ", "\n  - ", "{", "}", "[", "]", ", ", ": ", "{ i: j }", "[k, l]", "'m'", "\"n\"", " ", " # o", "\n# p", "q: {r: s, t: u}",
        "v:w", "x:", "y: [z]", "?", "-", "--- ", "...", "é", "on", "true", "a b", "1.5", "\r\n", "{}", "[]", "$", "=", "%", "(",
    ];

    private static readonly string[] s_values = ["openai/gpt-4o", "$env.KEY", "0.5", "-1", "true", "null", "Some text, with [brackets] and 1:2", "'quoted: text'", "\"double # quoted\"", "{ a: 1, b: [x, 'y'] }", "[1, two, \"three\"]", "", "https://x.example:8080/v1?a=b#c", "C# and F#", "x.y-z_0/1", "ü 😀"];

    /// <summary>Between no and six aliases, and often groups, laid out in one of many ways.</summary>
    public static string Plausible(Random random)
    {
        string newline = random.Next(6) == 0 ? "\r\n" : "\n";
        string indent = new(' ', random.Next(1, 5));
        var text = new StringBuilder("version: 1").Append(newline).Append("models:").Append(newline);
        int aliases = random.Next(1, 7);
        for (int i = 0; i < aliases; i++)
        {
            text.Append(random.Next(8) == 0 ? newline + "# about " + newline : "");
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"alias-{i}:").Append(newline);
            int fields = random.Next(1, 5);
            for (int field = 0; field < fields; field++)
            {
                string value = s_values[random.Next(s_values.Length)];
                text.Append(indent).Append(indent).Append(CultureInfo.InvariantCulture, $"field{field}:{(value.Length == 0 ? "" : " ")}{value}{(random.Next(9) == 0 ? " # why" : "")}").Append(newline);
            }
        }

        if (random.Next(2) == 0)
        {
            text.Append("groups:").Append(newline).Append(indent).Append("g:").Append(newline).Append(indent).Append(indent).Append("members:").Append(newline);
            string dash = indent + indent + (random.Next(2) == 0 ? indent : "") + "- ";
            text.Append(dash).Append("alias-0").Append(newline).Append(dash).Append("{ model: alias-1, weight: 2 }").Append(newline);
            text.Append(dash).Append("model: alias-2").Append(newline).Append(' ', dash.Length).Append("weight: 2").Append(newline);
        }

        return text.ToString();
    }

    /// <summary>A plausible preset into which a few things were typed, or of which a few were taken away.</summary>
    public static string Mutated(Random random)
    {
        string text = Plausible(random);
        for (int edits = random.Next(4); edits > 0; edits--)
        {
            text = Edit(random, text);
        }

        return text;
    }

    /// <summary>The text with one place changed.</summary>
    public static string Edit(Random random, string text)
    {
        int at = random.Next(text.Length + 1), removed = Math.Min(random.Next(3) == 0 ? random.Next(12) : 0, text.Length - at);
        return string.Concat(text.AsSpan(0, at), random.Next(4) == 0 ? "" : s_typed[random.Next(s_typed.Length)], text.AsSpan(at + removed));
    }

    /// <summary>A preset without findings, of several models, groups and defaults in one order or another.</summary>
    public static string Linkable(Random random)
    {
        string newline = random.Next(6) == 0 ? "\r\n" : "\n";
        var models = new StringBuilder("models:\n");
        int count = random.Next(2, 7);
        for (int i = 0; i < count; i++)
        {
            models.Append(random.Next(6) == 0 ? "\n  # about\n" : "");
            _ = random.Next(3) == 0
                ? models.Append(CultureInfo.InvariantCulture, $"  model-{i}: {{ target: openai/gpt-4o, timeout: {random.Next(1, 90)} }}\n")
                : models.Append(CultureInfo.InvariantCulture, $"  model-{i}:\n    {(i > 0 && random.Next(4) == 0 ? "inherit_from: model-0" : "target: anthropic/claude-sonnet-4-5")}\n    description: Step {i}.\n    params: {{ max_tokens: {random.Next(1, 9000)} }}\n");
        }

        string groups = "groups:\n  pair:\n    members: [model-0, model-1]\n  again: { members: [model-1, model-0] }\n", defaults = "defaults:\n  timeout: 30\n";
        string text = random.Next(3) switch
        {
            0 => "version: 1\n" + models + groups + defaults,
            1 => defaults + "version: 1\n" + groups + models,
            _ => "version: 1\n" + models,
        };
        return text.Replace("\n", newline, StringComparison.Ordinal);
    }

    /// <summary>The text with a number changed, a line added or taken away, or anything typed anywhere.</summary>
    public static string EditLinkable(Random random, string text)
    {
        int[] numbers = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]))];
        int[] lines = [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n')];
        string newline = text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n";
        switch (random.Next(5))
        {
            case 0 when numbers.Length > 0:
                int number = numbers[random.Next(numbers.Length)];
                return string.Concat(text.AsSpan(0, number), random.Next(1, 5000).ToString(CultureInfo.InvariantCulture), text.AsSpan(number + 1));
            case 1 when lines.Length > 0:
                string line = random.Next(4) switch { 0 => "    timeout: 7", 1 => "    # a remark", 2 => "", _ => "    tags: [a, b]" };
                return text.Insert(lines[random.Next(lines.Length)] + 1, line + newline);
            case 2 when lines.Length > 1:
                int gone = random.Next(lines.Length - 1);
                return text.Remove(lines[gone] + 1, lines[gone + 1] - lines[gone]);
            default:
                return Edit(random, text);
        }
    }

    /// <summary>Pieces of YAML one behind the other.</summary>
    public static string Pieces(Random random)
    {
        var text = new StringBuilder();
        for (int pieces = random.Next(1, 14); pieces > 0; pieces--)
        {
            text.Append(s_pieces[random.Next(s_pieces.Length)]);
        }

        return text.ToString();
    }
}
