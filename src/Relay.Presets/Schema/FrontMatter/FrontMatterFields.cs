namespace Relay.Presets;

/// <summary>The fields of an <c>.mda</c> file's front matter, as MDA 1.0 has them.</summary>
internal static class FrontMatterFields
{
    /// <summary>The namespace within <c>metadata</c> that makes a Markdown file a preset.</summary>
    public const string Namespace = "snoai-llmix";

    /// <summary>The least reasoning budget that Anthropic takes (platform.claude.com/docs/en/build-with-claude/extended-thinking).</summary>
    public const int LeastThinkingBudget = 1024;

    public static readonly MappingDefinition Mapping = new(
        "front_matter",
        "the front matter",
        "The front matter of an `.mda` file: YAML between two lines of three hyphens. What describes the document is for its readers and is covered by the digest; the preset stands under `metadata.snoai-llmix`.",
        Text("name", "The document's name; the same as the file's, in which `-` and `_` count as alike.") with { Required = true },
        Text("description", "What the preset is for; shown where the generated class is hovered over, unless the namespace has a `description` of its own.") with
        {
            Required = true,
            HonouredBy = HonouredIn.AliasDocumentation,
        },
        new FieldDefinition("metadata", FieldShapes.Mapping, "Namespaces of tools; Relay's is `snoai-llmix`, all others are left alone.")
        {
            Required = true,
            MappingName = "front_matter_metadata",
            HonouredBy = HonouredIn.FrontMatterReader,
        },
        new FieldDefinition("requires", FieldShapes.Mapping, "What the document needs of its surroundings.") { MappingName = "requires", HonouredBy = HonouredIn.NetworkCheck },
        new FieldDefinition("integrity", FieldShapes.Mapping, "The digest of the document, compared in the build.") { MappingName = "integrity", HonouredBy = HonouredIn.IntegrityCheck },
        new FieldDefinition("signatures", FieldShapes.MappingList, "Signatures of the digest, verified in the build where the project has the key.") { MappingName = "signature", HonouredBy = HonouredIn.SignatureCheck },
        Text("version", "The document's version, by the rules of semver.org: `1.2.0`."),
        new FieldDefinition("tags", FieldShapes.TextList, "Free labels, unless the namespace has `tags` of its own.") { HonouredBy = HonouredIn.ModelAlias },
        Text("title", "A title for readers."),
        Text("doc-id", "The document's identifier in a collection."),
        new FieldDefinition("author", FieldShapes.Text | FieldShapes.TextList | FieldShapes.Mapping, "Who wrote it.") { HonouredBy = HonouredIn.FrontMatterReader },
        Text("license", "Under which licence it is given away."),
        new FieldDefinition("compatibility", FieldShapes.Anything, "For which tools it is meant.") { HonouredBy = HonouredIn.FrontMatterReader },
        Text("created-date", "When it was written, as a date of ISO 8601."),
        Text("updated-date", "When it was last changed, as a date of ISO 8601."),
        new FieldDefinition("relationships", FieldShapes.Anything, "Links to other documents.") { HonouredBy = HonouredIn.FrontMatterReader },
        new FieldDefinition("depends-on", FieldShapes.Anything, "Documents that this one needs."),
        new FieldDefinition("allowed-tools", FieldShapes.Anything, "Tools that a model may use."));

    public static readonly MappingDefinition Metadata = new(
        "front_matter_metadata",
        "the metadata",
        "Namespaces of tools.",
        new FieldDefinition(Namespace, FieldShapes.Mapping, "The preset.") { Required = true, MappingName = "llmix", HonouredBy = HonouredIn.FrontMatterReader })
    {
        LeavesOthersAlone = true,
    };

    public static readonly MappingDefinition Requires = new(
        "requires",
        "the requirements",
        "What the document needs of its surroundings.",
        new FieldDefinition(
            "network",
            FieldShapes.Text | FieldShapes.TextList,
            "Where requests may go: `none` (this machine only), `local` (loopback, private addresses, names ending in `.localhost`, `.local` or `.internal`), `public` (anywhere), or a list of hosts in which `*` stands for one label.")
        {
            Words = new("none", "local", "public"),
            HonouredBy = HonouredIn.NetworkCheck,
        });

    /// <summary>A text for readers.</summary>
    private static FieldDefinition Text(string name, string doc) => new(name, FieldShapes.Text, doc) { HonouredBy = HonouredIn.FrontMatterReader };
}
