namespace Relay.Presets;

/// <summary>The fields of a group.</summary>
internal static class GroupFields
{
    public static readonly MappingDefinition Mapping = new(
        "group",
        "a group",
        "Several aliases under one name.",
        new FieldDefinition("description", FieldShapes.Text, "What the group is for, in your own words; shown where the generated class is hovered over.") { HonouredBy = HonouredIn.GroupDocumentation },
        new FieldDefinition("members", FieldShapes.TextList | FieldShapes.MappingList, "The members in order: names of models or of other groups, or mappings with a weight or a condition.")
        {
            Required = true,
            MappingName = "member",
            HonouredBy = HonouredIn.GroupBinder,
        },
        new FieldDefinition("strategy", FieldShapes.Text, "How a member is picked: in order (`fallback`), evenly (`loadbalance`), by weight (`weighted`), or by condition (`conditional`).")
        {
            Words = new("fallback", "loadbalance", "weighted", "conditional"),
            WordsWithoutEffect = new("loadbalance", "weighted", "conditional"),
            Default = "fallback",
            HonouredBy = HonouredIn.GroupPath,
        },
        new FieldDefinition("retry_classifier", FieldShapes.Text, "Which failures of a member count as transient.")
        {
            Words = new("default", "strict"),
            Default = "default",
        });
}
