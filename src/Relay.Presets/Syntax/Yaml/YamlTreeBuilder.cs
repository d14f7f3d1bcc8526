using YamlDotNet.Core.Events;
using ParserStyle = YamlDotNet.Core.ScalarStyle;

namespace Relay.Presets;

/// <summary>Builds nodes out of the parser's events. When the events end early, the nodes hold what came before.</summary>
internal sealed class YamlTreeBuilder(SourceText source, string text, YamlEventReader events, FindingCollector findings)
{
    /// <summary>Reads the first document; null when there is nothing in it.</summary>
    public PresetNode? ReadDocument()
    {
        PresetNode? root = null;
        bool inside = false;
        while (events.Current is { } item)
        {
            if (item is not DocumentStart)
            {
                events.Advance();
            }
            else if (!inside)
            {
                inside = true;
                events.Advance();
                root = ReadNode(0, events.PreviousEnd);
            }
            else
            {
                ReportSecondDocument(item);
                events.Stop();
            }
        }

        return root is ScalarNode { Style: ScalarStyle.Plain, Text: "" } ? null : root;
    }

    /// <summary>Reads a node; null when it is left out, or when the events ended. <paramref name="emptyAt"/> is where it stands if nothing was written.</summary>
    private PresetNode? ReadNode(int depth, int emptyAt)
    {
        switch (events.Current)
        {
            case Scalar scalar:
                return ReadScalar(scalar, emptyAt);
            case SequenceStart or MappingStart when depth == PresetSyntaxReader.MaximumDepth:
                int start = events.StartOf(events.Current);
                findings.Report(SyntaxRules.TooDeep, start, start + 1, "Lists and mappings are nested more than 64 levels deep here; the file is read up to this place. Make it flatter.");
                events.Stop();
                return null;
            case SequenceStart sequence:
                return ReadSequence(sequence, depth);
            case MappingStart mapping:
                return ReadMapping(mapping, depth);
            case AnchorAlias alias:
                findings.Report(SyntaxRules.AliasOrAnchor, events.StartOf(alias), events.EndOf(alias), "A '*' here makes a YAML alias, which presets do not have. Write the value out, or put it in quotes if it is text.");
                events.Advance();
                return null;
            default:
                events.Stop();
                return null;
        }
    }

    private ScalarNode ReadScalar(Scalar scalar, int emptyAt)
    {
        int start = events.StartOf(scalar), end = events.EndOf(scalar);
        YamlProperties properties = YamlProperties.Read(text, start, end, findings);
        ScalarStyle style = scalar.Style switch
        {
            ParserStyle.SingleQuoted or ParserStyle.DoubleQuoted => ScalarStyle.Quoted,
            ParserStyle.Literal or ParserStyle.Folded => ScalarStyle.Block,
            _ => ScalarStyle.Plain,
        };
        if (style == ScalarStyle.Plain && scalar.Value.Length == 0)
        {
            start = end = properties.PropertiesEnd > start ? properties.PropertiesEnd : emptyAt;
        }
        else
        {
            start = properties.ContentStart;
            end = style == ScalarStyle.Block ? YamlText.TrimEnd(text, start, end) : end;
        }

        events.Advance();
        return new ScalarNode(source.Locate(start, end), scalar.Value, style);
    }

    private SequenceNode ReadSequence(SequenceStart opening, int depth)
    {
        var extent = YamlExtent.Open(text, events, opening, findings);
        var items = new List<PresetNode>();
        events.Advance();
        while (events.Current is { } item and not SequenceEnd)
        {
            if (ReadNode(depth + 1, events.StartOf(item)) is { } node)
            {
                CheckBoolean(node);
                items.Add(node);
                extent.Include(node);
            }
        }

        return new SequenceNode(extent.Close(source, events), new EquatableArray<PresetNode>(items.ToArray()));
    }

    private MappingNode ReadMapping(MappingStart opening, int depth)
    {
        var extent = YamlExtent.Open(text, events, opening, findings);
        var entries = new List<MappingEntry>();
        var firsts = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        events.Advance();
        while (events.Current is { } item and not MappingEnd)
        {
            PresetNode? keyNode = ReadNode(depth + 1, events.StartOf(item));
            ScalarNode? key = CheckKey(keyNode);
            if (keyNode is not null)
            {
                extent.Include(keyNode);
            }

            int behind = YamlText.BehindColon(text, keyNode?.Location.Span.End.Offset ?? events.PreviousEnd);
            PresetNode? value = ReadValue(keyNode, depth, behind);
            if (value is null)
            {
                continue;
            }

            extent.Include(value);
            if (key is null)
            {
                continue;
            }

            if (firsts.TryGetValue(key.Text, out ScalarNode? first))
            {
                SourceSpan span = key.Location.Span;
                findings.Report(SyntaxRules.DuplicateKey, span.Start.Offset, span.End.Offset, $"{Echo.Quote(key.Text)} already stands in this mapping; the first one counts and this one is ignored. Remove or rename one of them.", related: first.Location);
                continue;
            }

            firsts.Add(key.Text, key);
            CheckBoolean(value);
            entries.Add(new MappingEntry(key, value));
        }

        return new MappingNode(extent.Close(source, events), new EquatableArray<MappingEntry>(entries.ToArray()));
    }

    private PresetNode? ReadValue(PresetNode? key, int depth, int emptyAt)
    {
        // The merge key has been reported; its alias is the same mistake.
        if (events.Current is AnchorAlias && IsMerge(key))
        {
            events.Advance();
            return null;
        }

        return ReadNode(depth + 1, emptyAt);
    }

    private ScalarNode? CheckKey(PresetNode? node)
    {
        if (node is null)
        {
            return null;
        }

        int start = node.Location.Span.Start.Offset, end = node.Location.Span.End.Offset;
        if (IsMerge(node))
        {
            findings.Report(SyntaxRules.AliasOrAnchor, start, end, "'<<' is a YAML merge key, which presets do not have; the entry is ignored. Write the fields out.");
        }
        else if (node is not ScalarNode { Style: not ScalarStyle.Block } key)
        {
            findings.Report(SyntaxRules.ComplexKey, start, end, "A key must be a single word or a quoted text; the entry is ignored.");
        }
        else if (key is { Style: ScalarStyle.Plain, Text: "" })
        {
            findings.Report(SyntaxRules.InvalidYaml, start, start + 1, "There is no key here; the entry is ignored. Write a name before the ':'.");
        }
        else
        {
            return key;
        }

        return null;
    }

    private void CheckBoolean(PresetNode node)
    {
        if (node is ScalarNode { Style: ScalarStyle.Plain } scalar && YamlBoolean.Meaning(scalar.Text) is { } meaning)
        {
            SourceSpan span = scalar.Location.Span;
            findings.Report(SyntaxRules.YamlBoolean, span.Start.Offset, span.End.Offset, $"'{scalar.Text}' is text in YAML 1.2; write {meaning}, or put it in quotes if text is meant.", suggestion: meaning);
        }
    }

    private void ReportSecondDocument(ParsingEvent opening)
    {
        int start = YamlText.SkipBlank(text, events.StartOf(opening), text.Length);
        findings.Report(SyntaxRules.SecondDocument, start, YamlText.ContentEnd(text, start), "A second YAML document begins here; it is ignored. A preset file is one document: move the rest into a file of its own.");
    }

    private static bool IsMerge(PresetNode? key) => key is ScalarNode { Style: ScalarStyle.Plain, Text: "<<" };
}
