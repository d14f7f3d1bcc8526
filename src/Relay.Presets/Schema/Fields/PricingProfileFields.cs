namespace Relay.Presets;

/// <summary>The fields of a pricing profile.</summary>
internal static class PricingProfileFields
{
    private const decimal LargestMultiplier = 1000;

    public static readonly MappingDefinition Mapping = new(
        "pricing_profile",
        "a pricing profile",
        "Negotiated prices. A model's own `cost` comes first, then `fixed_overrides` for its target, then the list price times the multipliers.",
        new FieldDefinition("description", FieldShapes.Text, "What the profile is, in your own words.") { HonouredBy = HonouredIn.ProfileBinder },
        Multiplier("input_multiplier", "Times the list price of input."),
        Multiplier("output_multiplier", "Times the list price of output."),
        Multiplier("cached_input_multiplier", "Times the list price of input read from a cache."),
        new FieldDefinition("fixed_overrides", FieldShapes.NamedMappings, "Fixed prices by target (`openai/gpt-4o`).")
        {
            MappingName = "rates",
            KeyPattern = "^[^/]+/.+$",
            HonouredBy = HonouredIn.ProfileBinder,
        });

    private static FieldDefinition Multiplier(string name, string doc) => new(name, FieldShapes.Number, doc)
    {
        Minimum = 0,
        Maximum = LargestMultiplier,
        Default = "1",
        HonouredBy = HonouredIn.ProfileBinder,
    };
}
