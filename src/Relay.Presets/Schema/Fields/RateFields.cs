namespace Relay.Presets;

/// <summary>The fields of a price: <c>cost</c> of a model, and the entries of <c>fixed_overrides</c>.</summary>
internal static class RateFields
{
    /// <summary>Dearer than anything: a figure above it is a mistake of unit.</summary>
    private const decimal Dearest = 1_000_000;

    public static readonly MappingDefinition Mapping = new(
        "rates",
        "a price",
        "Prices in USD per 1,000,000 tokens. 0 means free; a rate that is not written is not 0, it keeps the list price.",
        Rate("input_per_1m", "Input outside any cache."),
        Rate("output_per_1m", "Output, reasoning included."),
        Rate("cached_input_per_1m", "Input read from a cache."),
        Rate("cache_write_5m_per_1m", "Input written to a cache that lives five minutes."),
        Rate("cache_write_1h_per_1m", "Input written to a cache that lives an hour."))
    {
        Inheritable = true,
    };

    private static FieldDefinition Rate(string name, string doc) => new(name, FieldShapes.Number, doc)
    {
        Minimum = 0,
        Maximum = Dearest,
        Unit = "USD per 1M tokens",
        HonouredBy = HonouredIn.PriceBinder,
    };
}
