namespace Relay.Presets;

/// <summary>The fields of a group's member in its long form.</summary>
internal static class MemberFields
{
    public static readonly MappingDefinition Mapping = new(
        "member",
        "a member",
        "A member of a group. The long form of `smart` is `{ name: smart }`.",
        new FieldDefinition("name", FieldShapes.Text, "The model or group.") { Required = true, HonouredBy = HonouredIn.GroupBinder },
        new FieldDefinition("weight", FieldShapes.Number, "Share of the calls under `strategy: weighted`.") { Minimum = 0, Maximum = 1_000_000_000, Default = "1" },
        new FieldDefinition("when", FieldShapes.Mapping, "The condition under `strategy: conditional`."));
}
