namespace Relay.Presets.Tests;

/// <summary>Makes mistakes in presets, the same ones for the same seed.</summary>
/// <remarks>
/// Mistakes are made where the language has something to say: names that the author is free to choose (aliases at their definition, descriptions, the
/// model of a server of one's own, names of variables) are left alone, for a mistake there is another valid preset.
/// </remarks>
internal sealed class PresetMutator(int seed)
{
    private static readonly HashSet<string> FreeTexts = new(StringComparer.Ordinal) { "description", "var", "base_url", "tags" };

    private readonly Random _random = new(seed);

    /// <summary>All kinds of mistakes at each place that takes them, <paramref name="rounds"/> times.</summary>
    public IEnumerable<Mutation> Make(string file, string text, int rounds)
    {
        var tree = PresetSyntaxReader.Read(file, text);
        var entries = new List<Place>();
        Collect((MappingNode)tree.Root!, FieldTable.Root, "", entries);
        bool isJson = file.EndsWith(".json", StringComparison.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Place place in entries)
            {
                foreach (Mutation mutation in Mistakes(file, text, place, isJson))
                {
                    yield return mutation with { Line = LineAt(text, mutation.Start) };
                }
            }
        }
    }

    private IEnumerable<Mutation> Mistakes(string file, string text, Place place, bool isJson)
    {
        ScalarNode key = place.Entry.Key;
        if (place.Field is not null)
        {
            yield return Replace("key misspelt", file, text, key, Quote(Typo(key.Text), isJson));
            yield return Duplicate(file, text, place);
        }

        if (place.Field is { Required: true } && place.Entry.Value is ScalarNode)
        {
            yield return RemoveKey(file, text, place, isJson);
        }

        if (place.Entry.Value is not ScalarNode value || place.Field is not { } field || FreeTexts.Contains(field.Name))
        {
            yield break;
        }

        ScalarKind kind = ScalarReader.Classify(value);
        if (kind is ScalarKind.Integer or ScalarKind.Float)
        {
            yield return Replace("number in words", file, text, value, isJson ? "\"many\"" : "many");
            yield return Replace("number in quotes", file, text, value, "\"" + value.Text + "\"");
            if (field.Minimum is >= 0)
            {
                yield return Replace("number out of range", file, text, value, "-" + value.Text);
            }

            if (field.Maximum is { } greatest and < 1_000_000)
            {
                yield return Replace("number out of range", file, text, value, (greatest * 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            yield return Replace("list for a number", file, text, value, "[" + value.Text + "]");
            if (!isJson)
            {
                yield return Replace("no number", file, text, value, ".nan");
            }
        }
        else if (kind == ScalarKind.Boolean)
        {
            yield return Replace("flag in words", file, text, value, isJson ? "\"yes\"" : _random.Next(2) == 0 ? "yes" : "off");
            yield return Replace("number for a flag", file, text, value, "1");
        }
        else if (field.Name is "target" or "strategy" or "reasoning" or "inherit_from" or "pricing_profile" or "credential" or "type")
        {
            foreach (Mutation mutation in References(file, text, value, field, isJson))
            {
                yield return mutation;
            }
        }
    }

    private IEnumerable<Mutation> References(string file, string text, ScalarNode value, FieldDefinition field, bool isJson)
    {
        yield return Replace("number for a text", file, text, value, "42");
        yield return Replace("mapping for a text", file, text, value, isJson ? "{ \"a\": 1 }" : "{ a: 1 }");
        if (field.Name == "credential")
        {
            yield return Replace("credential not understood", file, text, value, Quote(value.Text.Replace("$env.", "env ", StringComparison.Ordinal), isJson));
            yield break;
        }

        if (field.Name != "target")
        {
            yield return Replace(field.Name + " misspelt", file, text, value, Quote(Typo(value.Text), isJson));
            yield break;
        }

        int slash = value.Text.IndexOf('/', StringComparison.Ordinal);
        yield return Replace("provider misspelt", file, text, value, Quote(Typo(value.Text[..slash]) + value.Text[slash..], isJson));
        yield return Replace("slash lost", file, text, value, Quote(value.Text.Replace("/", " ", StringComparison.Ordinal), isJson));
        if (!value.Text.StartsWith("openai-compatible/", StringComparison.Ordinal))
        {
            yield return Replace("model misspelt", file, text, value, Quote(value.Text[..(slash + 1)] + Typo(value.Text[(slash + 1)..]) + "x", isJson));
        }
    }

    /// <summary>Mistakes in the form of the text, one for each line that takes them.</summary>
    public IEnumerable<Mutation> MakeInForm(string file, string text)
    {
        bool isJson = file.EndsWith(".json", StringComparison.Ordinal);
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            int content = line.Length - line.TrimStart().Length, end = start + line.Length;
            if (line.Trim().Length > 0)
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                if (isJson && line.TrimEnd().EndsWith(',') && !line.Contains('['))
                {
                    int comma = text.LastIndexOf(',', end - 1);
                    yield return Cut("comma lost", file, text, comma, comma + 1) with { Line = line, End = Math.Min(text.Length, end + 8) };
                }
                else if (!isJson && colon > 0 && content > 2)
                {
                    yield return Put("tab", file, text, start, start + content, "\t") with { Line = line };
                    if (!line.TrimEnd().EndsWith(':') && !line.Contains('{'))
                    {
                        // An entry without neighbours may stand anywhere; with them, the mistake is between two lines.
                        int next = Math.Min(text.Length - 1, end + 1), nextEnd = text.IndexOf('\n', next) is >= 0 and var found ? found : text.Length;
                        if (IndentationAt(text, next) == content || (start > 1 && IndentationAt(text, text.LastIndexOf('\n', start - 2) + 1) == content))
                        {
                            yield return Put("one space too few", file, text, start, start + 1, "") with { Line = line, End = nextEnd };
                        }

                        yield return Cut("colon lost", file, text, start + colon, start + colon + 1) with { Line = line, Start = start, End = end };
                        yield return Put("quote not closed", file, text, start + colon + 2, start + colon + 2, "\"") with { Line = line };
                    }
                }
            }

            start = end + 1;
        }
    }

    private static int IndentationAt(string text, int lineStart)
    {
        int at = lineStart;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at - lineStart;
    }

    private static void Collect(MappingNode mapping, MappingDefinition? type, string path, List<Place> places)
    {
        foreach (MappingEntry entry in mapping.Entries)
        {
            FieldDefinition? field = type?.Find(entry.Key.Text);
            places.Add(new Place(entry, field));
            if (entry.Value is MappingNode inner && field?.MappingName is { } name)
            {
                if (field.Accepts(FieldShapes.NamedMappings))
                {
                    foreach (MappingEntry named in inner.Entries)
                    {
                        Collect((MappingNode)named.Value, FieldTable.Find(name), path + "." + named.Key.Text, places);
                    }
                }
                else
                {
                    Collect(inner, FieldTable.Find(name), path + "." + entry.Key.Text, places);
                }
            }
        }
    }

    private string Typo(string word)
    {
        string typo;
        do
        {
            int at = _random.Next(word.Length);
            typo = _random.Next(4) switch
            {
                0 when word.Length > 3 => word.Remove(at, 1),
                1 => word.Insert(at, word[at].ToString()),
                2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word[..at] + (word[at] == 'q' ? 'z' : 'q') + word[(at + 1)..],
            };
        }
        while (typo == word || typo.Trim('-', '.') != typo);
        return typo;
    }

    private static Mutation Replace(string kind, string file, string text, ScalarNode node, string newText) =>
        Put(kind, file, text, node.Location.Span.Start.Offset, node.Location.Span.End.Offset, newText);

    private static Mutation Duplicate(string file, string text, Place place)
    {
        int start = place.Entry.Key.Location.Span.Start.Offset;
        string again = text[start..place.Entry.Value.Location.Span.End.Offset];
        bool isBlock = place.Entry.Key.Location.Span.Start.Line != 0 && IsFirstOnLine(text, start) && !file.EndsWith(".json", StringComparison.Ordinal);
        if (file.StartsWith("block", StringComparison.Ordinal))
        {
            isBlock = true;
        }

        string between = isBlock ? "\n" + new string(' ', place.Entry.Key.Location.Span.Start.Column) : ", ";
        if (file == "flow.yaml" && place.Entry.Key.Location.Span.Start.Column == 0)
        {
            between = "\n";
        }

        Mutation mutation = Put("duplicate key", file, text, start, start, again + between);
        int second = start + again.Length + between.Length;
        return mutation with { Start = second, End = second + place.Entry.Key.Location.Span.Length };
    }

    private static Mutation RemoveKey(string file, string text, Place place, bool isJson)
    {
        int start = place.Entry.Key.Location.Span.Start.Offset, end = place.Entry.Value.Location.Span.End.Offset;
        if (isJson || file.StartsWith("flow", StringComparison.Ordinal))
        {
            end = text[end] == ',' ? end + 1 : end;
        }

        // What is missing is said at what it is missing from: the name of the model, or the start of the mapping or file.
        Mutation cut = Cut("required key removed", file, text, start, end);
        int opening = text.LastIndexOfAny(['{', '\n'], Math.Max(0, start - 1));
        return cut with { Start = Math.Max(0, text.LastIndexOf('\n', Math.Max(0, opening - 1)) + 1), End = start + 1 };
    }

    private static bool IsFirstOnLine(string text, int at) => text[(text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1)..at].Trim().Length == 0;

    private static Mutation Cut(string kind, string file, string text, int start, int end) => Put(kind, file, text, start, end, "");

    private static Mutation Put(string kind, string file, string text, int start, int end, string newText) =>
        new(kind, file, text[..start] + newText + text[end..], start, start + newText.Length, "");

    private static string Quote(string text, bool isJson) => isJson ? "\"" + text + "\"" : text;

    private static string LineAt(string text, int offset)
    {
        int start = text.LastIndexOf('\n', Math.Max(0, Math.Min(offset, text.Length) - 1)) + 1;
        int end = text.IndexOf('\n', Math.Min(start, text.Length - 1)) is >= 0 and var at ? at : text.Length;
        return text[start..Math.Max(start, end)];
    }

    private sealed record Place(MappingEntry Entry, FieldDefinition? Field);
}
