using System.Text;

namespace Relay.Presets.Tests;

/// <summary>Reads texts for tests and looks at what came out.</summary>
internal static class Syntaxes
{
    public static PresetSyntaxTree Yaml(string text) => PresetSyntaxReader.Read("presets/models.yaml", text);

    public static PresetSyntaxTree Json(string text) => PresetSyntaxReader.Read("presets/models.json", text);

    public static IEnumerable<PresetNode> Nodes(PresetNode? node)
    {
        if (node is null)
        {
            yield break;
        }

        yield return node;
        IEnumerable<PresetNode> children = node switch
        {
            SequenceNode sequence => sequence.Items,
            MappingNode mapping => mapping.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
            _ => [],
        };
        foreach (PresetNode child in children.SelectMany(Nodes))
        {
            yield return child;
        }
    }

    /// <summary>The tree as one line: plain text bare, quoted in double quotes, block text behind a bar.</summary>
    public static string Show(PresetNode? node)
    {
        var shown = new StringBuilder();
        Show(node, shown);
        return shown.ToString();
    }

    private static void Show(PresetNode? node, StringBuilder shown)
    {
        switch (node)
        {
            case null:
                shown.Append("nothing");
                break;
            case ScalarNode { Style: ScalarStyle.Quoted } scalar:
                shown.Append('"').Append(scalar.Text).Append('"');
                break;
            case ScalarNode scalar:
                shown.Append(scalar.Style == ScalarStyle.Block ? "|" : "").Append(scalar.Text);
                break;
            case SequenceNode sequence:
                shown.Append('[');
                for (int i = 0; i < sequence.Items.Count; i++)
                {
                    shown.Append(i == 0 ? "" : ", ");
                    Show(sequence.Items[i], shown);
                }

                shown.Append(']');
                break;
            case MappingNode mapping:
                shown.Append('{');
                for (int i = 0; i < mapping.Entries.Count; i++)
                {
                    shown.Append(i == 0 ? "" : ", ");
                    Show(mapping.Entries[i].Key, shown);
                    shown.Append(": ");
                    Show(mapping.Entries[i].Value, shown);
                }

                shown.Append('}');
                break;
        }
    }
}
