namespace Relay.Presets;

/// <summary>The rules of block 00: what is wrong with a preset file as a text, before it means anything.</summary>
public static class SyntaxRules
{
    /// <summary>The text is not YAML.</summary>
    public static FindingRule InvalidYaml { get; } = Error("RLY0001", "Invalid YAML",
        "The file is not valid YAML at this place. Correct the quotes, brackets, colons or indentation the message names; entries elsewhere are still read.");

    /// <summary>The text is not JSON.</summary>
    public static FindingRule InvalidJson { get; } = Error("RLY0002", "Invalid JSON",
        "The file is not valid JSON (RFC 8259) at this place. Correct what the message names; the rest is still read.");

    /// <summary>The front matter of an .mda file is not there, or does not end.</summary>
    public static FindingRule FrontMatter { get; } = Error("RLY0003", "Front matter missing or not closed",
        "An .mda file begins with a line `---`, the front matter in YAML, and another line `---`; Markdown follows. Both lines are exactly three hyphens.");

    /// <summary>A key stands twice in one mapping.</summary>
    public static FindingRule DuplicateKey { get; } = Error("RLY0004", "Duplicate key",
        "A key may stand once in a mapping. The first entry counts, this one is ignored; remove or rename one of them.");

    /// <summary>The file holds what is no text.</summary>
    public static FindingRule BadEncoding { get; } = Error("RLY0005", "Character that does not belong in a text",
        "Preset files are UTF-8 without control characters, and YAML in them without line breaks that editors do not show (U+0085, U+2028, U+2029). Save the file as UTF-8 and remove what does not belong.");

    /// <summary>A tab indents a line of YAML.</summary>
    public static FindingRule TabIndentation { get; } = Error("RLY0006", "Tab used for indentation",
        "YAML indents with spaces only. Replace the tab by spaces.");

    /// <summary>A word that was a boolean in YAML 1.1.</summary>
    public static FindingRule YamlBoolean { get; } = new("RLY0007", FindingSeverity.Warning, "Word that only YAML 1.1 takes for a boolean",
        "In YAML 1.2 yes, no, on and off are text. Write true or false, or put the word in quotes when text is meant.");

    /// <summary>An anchor, an alias or a merge key.</summary>
    public static FindingRule AliasOrAnchor { get; } = Error("RLY0008", "YAML anchor, alias or merge key",
        "Presets have no anchors (&), aliases (*) or merge keys (<<). Write the value out.");

    /// <summary>More than one YAML document.</summary>
    public static FindingRule SecondDocument { get; } = Error("RLY0009", "More than one document",
        "A preset file is one YAML document; what follows the second '---' is ignored. Move it into a file of its own.");

    /// <summary>A YAML tag.</summary>
    public static FindingRule UnsupportedTag { get; } = Error("RLY0010", "YAML tag",
        "Presets have no tags such as !!str; the tag is ignored. Remove it, and put text that looks like a number in quotes.");

    /// <summary>A key that is not a simple word.</summary>
    public static FindingRule ComplexKey { get; } = Error("RLY0011", "Key that is not a word",
        "A key is a single word or a quoted text, not a list, a mapping or a block of text. The entry is ignored.");

    /// <summary>Lists and mappings nested too deep.</summary>
    public static FindingRule TooDeep { get; } = Error("RLY0012", "Nested too deep",
        "Lists and mappings may be nested 64 levels deep; what lies deeper is not read.");

    /// <summary>The file is too large.</summary>
    public static FindingRule TooLarge { get; } = Error("RLY0013", "File too large",
        "A preset file may be 1 MiB large. A larger one is not read; split it.");

    /// <summary>A comment in JSON.</summary>
    public static FindingRule JsonComment { get; } = Error("RLY0014", "Comment in JSON",
        "JSON has no comments. Remove it, or keep the preset in YAML, which has them.");

    /// <summary>A comma behind the last entry.</summary>
    public static FindingRule JsonTrailingComma { get; } = Error("RLY0015", "Trailing comma in JSON",
        "JSON has no comma behind the last entry. Remove it.");

    /// <summary>Single quotes in JSON.</summary>
    public static FindingRule JsonSingleQuotes { get; } = Error("RLY0016", "Single quotes in JSON",
        "JSON strings stand in double quotes.");

    /// <summary>All rules of this block, by id.</summary>
    public static EquatableArray<FindingRule> All { get; } = new(
        InvalidYaml,
        InvalidJson,
        FrontMatter,
        DuplicateKey,
        BadEncoding,
        TabIndentation,
        YamlBoolean,
        AliasOrAnchor,
        SecondDocument,
        UnsupportedTag,
        ComplexKey,
        TooDeep,
        TooLarge,
        JsonComment,
        JsonTrailingComma,
        JsonSingleQuotes);

    private static FindingRule Error(string id, string title, string description) => new(id, FindingSeverity.Error, title, description);
}
