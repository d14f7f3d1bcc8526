namespace Relay.Presets;

/// <summary>The fields of <c>catalog</c>.</summary>
internal static class CatalogFields
{
    public static readonly MappingDefinition Mapping = new(
        "catalog",
        "the catalog settings",
        "How the model catalog is used.",
        new FieldDefinition("enabled", FieldShapes.Flag, "Whether the catalog is asked at all.") { Default = "true" },
        new FieldDefinition("fetch_live_pricing", FieldShapes.Flag, "Whether price lists are fetched at run time.") { Default = "true" },
        new FieldDefinition("refresh_interval_hours", FieldShapes.Number, "How long a fetched price list is used.")
        {
            Minimum = 0,
            ExclusiveMinimum = true,
            Maximum = 8760,
            Unit = "hours",
            Default = "6",
        },
        new FieldDefinition("offline", FieldShapes.Flag, "Whether nothing may be fetched.") { Default = "false" });
}
