using System.Globalization;
using System.Text;

namespace Relay.Presets;

/// <summary>Writes a node as JSON text (RFC 8259): the same node gives the same bytes everywhere.</summary>
internal static class JsonText
{
    /// <summary>Whether the node can be written as JSON. Infinity and not-a-number cannot: a finding.</summary>
    public static bool Check(FindingSink findings, PresetNode node)
    {
        bool writable = true;
        switch (node)
        {
            case ScalarNode scalar when ScalarReader.Classify(scalar) == ScalarKind.Float && JsonNumberText.From(scalar) is null:
                findings.Add(SchemaRules.WrongType, scalar.Location, "JSON has no such number; put it in quotes if a text is meant.", ScalarBinder.InQuotes(scalar.Text));
                return false;
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    writable &= Check(findings, item);
                }

                return writable;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    writable &= Check(findings, entry.Value);
                }

                return writable;
            default:
                return true;
        }
    }

    /// <summary>The node as JSON text without spaces, members in the order of the preset.</summary>
    public static string Write(PresetNode node)
    {
        var json = new StringBuilder();
        Append(json, node);
        return json.ToString();
    }

    /// <summary>Appends <paramref name="text"/> as a JSON string.</summary>
    public static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                json.Append(c).Append(text[++i]);
            }
            else if (c < ' ' || c is '\u007f' or '\u2028' or '\u2029' || char.IsSurrogate(c))
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        json.Append('"');
    }

    private static void Append(StringBuilder json, PresetNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                AppendScalar(json, scalar);
                break;
            case SequenceNode sequence:
                json.Append('[');
                for (int i = 0; i < sequence.Items.Count; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    Append(json, sequence.Items[i]);
                }

                json.Append(']');
                break;
            case MappingNode mapping:
                json.Append('{');
                for (int i = 0; i < mapping.Entries.Count; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    AppendString(json, mapping.Entries[i].Key.Text);
                    json.Append(':');
                    Append(json, mapping.Entries[i].Value);
                }

                json.Append('}');
                break;
        }
    }

    private static void AppendScalar(StringBuilder json, ScalarNode scalar)
    {
        switch (ScalarReader.Classify(scalar))
        {
            case ScalarKind.Null:
                json.Append("null");
                break;
            case ScalarKind.Boolean:
                json.Append(scalar.Text.ToLowerInvariant());
                break;
            case ScalarKind.Integer or ScalarKind.Float when JsonNumberText.From(scalar) is { } number:
                json.Append(number);
                break;
            default:
                AppendString(json, scalar.Text);
                break;
        }
    }
}
