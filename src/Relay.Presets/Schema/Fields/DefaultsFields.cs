namespace Relay.Presets;

/// <summary>The fields of <c>defaults</c>.</summary>
internal static class DefaultsFields
{
    /// <summary>The longest time limit: a day, which every timer of the platform can hold.</summary>
    public const decimal LongestTime = 86_400;

    /// <summary>The limit until the first event of a stream, of a model too.</summary>
    public static readonly FieldDefinition FirstEvent = Limit(
        "first_event_timeout", "Longest time until the first event of a stream, from the beginning of the call. Without it there is none: a model that thinks may say nothing for minutes.");

    /// <summary>The limit of silence in a stream, of a model too.</summary>
    public static readonly FieldDefinition StreamIdle = Limit(
        "stream_idle_timeout", "Longest time in which a stream sends nothing, comments and pings included. Without it there is none.");

    public static readonly MappingDefinition Mapping = new(
        "defaults",
        "the defaults",
        "Settings for all models that do not say otherwise. In several files, each setting may be given once, or everywhere the same.",
        Seconds("timeout", "Time limit for a whole call that is not streamed.", "60") with { HonouredBy = HonouredIn.CallContext },
        Seconds("stream_overall_timeout", "Time limit for a whole stream.", "300") with { HonouredBy = HonouredIn.CallContext },
        FirstEvent,
        StreamIdle,
        new FieldDefinition("http2", FieldShapes.Flag, "Whether HTTP/2 is asked for.") { Default = "true", HonouredBy = HonouredIn.EndpointPool },
        Count("pool_max_connections", "Most connections to an endpoint.", 1, "200") with { HonouredBy = HonouredIn.EndpointPool },
        Seconds("keepalive_expiry", "How long an idle connection is kept.", "30") with { HonouredBy = HonouredIn.EndpointPool },
        Count("max_retries", "Retries after the first attempt.", 0, "2") with { Maximum = 100 },
        Seconds("retry_initial_backoff", "Wait before the first retry.", "0.5"),
        Seconds("retry_max_backoff", "Longest wait between two attempts.", "30"),
        Count("pool_max_keepalive", "Most idle connections that are kept.", 0, "50"));

    private static FieldDefinition Seconds(string name, string doc, string? byDefault) => new(name, FieldShapes.Number, doc)
    {
        Minimum = 0,
        ExclusiveMinimum = true,
        Maximum = LongestTime,
        Unit = "seconds",
        Default = byDefault,
    };

    private static FieldDefinition Limit(string name, string doc) => Seconds(name, doc, byDefault: null) with { HonouredBy = HonouredIn.CallContext };

    private static FieldDefinition Count(string name, string doc, decimal least, string byDefault) =>
        new(name, FieldShapes.WholeNumber, doc) { Minimum = least, Default = byDefault };
}
