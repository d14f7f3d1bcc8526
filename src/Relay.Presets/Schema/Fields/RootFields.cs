namespace Relay.Presets;

/// <summary>The fields of a preset file.</summary>
internal static class RootFields
{
    public static readonly MappingDefinition Mapping = new(
        "preset",
        "a preset file",
        "A preset file. Several files of a project are one configuration: names are shared, and settings that are given once hold for all.",
        new FieldDefinition("version", FieldShapes.WholeNumber, "Version of the preset language.")
        {
            Required = true,
            Minimum = 1,
            Maximum = 1,
            HonouredBy = HonouredIn.PresetReader,
        },
        new FieldDefinition("models", FieldShapes.NamedMappings, "The aliases: a name that a program uses, and what it stands for.")
        {
            MappingName = "model",
            KeyPattern = PresetNames.Pattern,
            HonouredBy = HonouredIn.AliasBinder,
        },
        new FieldDefinition("groups", FieldShapes.NamedMappings, "Groups of aliases.")
        {
            MappingName = "group",
            KeyPattern = PresetNames.Pattern,
            HonouredBy = HonouredIn.GroupBinder,
        },
        new FieldDefinition("providers", FieldShapes.NamedMappings, "Providers of your own: a name for targets, and who answers there.")
        {
            MappingName = "provider",
            KeyPattern = PresetNames.Pattern,
            HonouredBy = HonouredIn.ProviderBinder,
        },
        new FieldDefinition("pricing_profiles", FieldShapes.NamedMappings, "Negotiated prices that models refer to by name.")
        {
            MappingName = "pricing_profile",
            HonouredBy = HonouredIn.ProfileBinder,
        },
        new FieldDefinition("defaults", FieldShapes.Mapping, "Settings for all models that do not say otherwise.")
        {
            MappingName = "defaults",
            HonouredBy = HonouredIn.TransportBinder,
        },
        new FieldDefinition("catalog", FieldShapes.Mapping, "How the model catalog is used.") { MappingName = "catalog" },
        new FieldDefinition("observability", FieldShapes.Mapping, "What is logged and traced.") { MappingName = "observability" });
}
