namespace Relay.Presets;

/// <summary>
/// Whether a file that was only found is one of ours. Other tools have files with a version and models, groups or providers too: ours are mappings by names
/// that somebody made up, whose values have fields of this language. What is not ours must not break a build.
/// </summary>
public static class PresetLook
{
    private static readonly string[] Sections = ["models", "groups", "providers", "pricing_profiles"];

    // Words that everybody uses say nothing about whose a file is.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "name", "model", "description", "tags", "timeout", "version", "type", "id" };

    // What nearly every preset has somewhere, for a file that cannot be read.
    private static readonly string[] Words = ["target", "members", "extends", "base_url", "per_1m", "credential"];

    /// <summary>Whether a text may be a preset in YAML or JSON although it cannot be read: it has a version, a section and a word of ours.</summary>
    public static bool MayBe(string text) =>
        IsWorthReading(text) && HasAny(text, Words);

    /// <summary>Whether a text has the words without which it is no preset; most files of other tools need not be read any further.</summary>
    public static bool IsWorthReading(string text) => text.IndexOf("version", StringComparison.Ordinal) >= 0 && HasAny(text, Sections);

    /// <summary>Whether a file that could be read is a preset.</summary>
    internal static bool IsOurs(MappingNode root)
    {
        if (root.Entry("version") is not { } version)
        {
            return false;
        }

        // Another version of ours is still ours, when it says so by its fields.
        bool isFirst = version.Value is ScalarNode scalar && ScalarReader.TryReadInteger(scalar, out long number) && number == 1;
        for (int i = 0; i < root.Entries.Count; i++)
        {
            MappingEntry section = root.Entries[i];
            if (Array.IndexOf(Sections, section.Key.Text) >= 0 && IsSection(section.Key.Text, section.Value, isFirst))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSection(string name, PresetNode value, bool isFirst)
    {
        if (value is not MappingNode { Entries.Count: > 0 } section)
        {
            return isFirst && (value is MappingNode || value.IsNull());
        }

        MappingDefinition? fields = Fields(name);
        for (int i = 0; i < section.Entries.Count; i++)
        {
            if (IsEntry(section.Entries[i].Value, fields, isFirst))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEntry(PresetNode value, MappingDefinition? fields, bool isFirst)
    {
        if (value is not MappingNode entry)
        {
            // Being typed, or a target that stands where its mapping should.
            return isFirst && (value.IsNull() || (value is ScalarNode scalar && scalar.Text.IndexOf('/') > 0));
        }

        if (entry.Entries.Count == 0)
        {
            return isFirst;
        }

        for (int i = 0; i < entry.Entries.Count; i++)
        {
            string key = entry.Entries[i].Key.Text;
            if (!Common.Contains(key) && fields is not null && IsField(fields, key, isFirst))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a key is a field; in version 1 also when it is one but for a slip.</summary>
    private static bool IsField(MappingDefinition fields, string key, bool isFirst)
    {
        var names = new List<string>(fields.Fields.Count);
        foreach (FieldDefinition field in fields.Fields)
        {
            if (field.Name == key)
            {
                return true;
            }

            names.Add(field.Name);
        }

        return isFirst && key.Length is > 3 and < 64 && NearestNames.Best(key, names) is { } near && !Common.Contains(near);
    }

    private static MappingDefinition? Fields(string section)
    {
        foreach (FieldDefinition field in FieldTable.Root.Fields)
        {
            if (field.Name == section)
            {
                return field.MappingName is { } name ? FieldTable.Find(name) : null;
            }
        }

        return null;
    }

    private static bool HasAny(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
