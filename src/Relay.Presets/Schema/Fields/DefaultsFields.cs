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
        new FieldDefinition("http2", FieldShapes.Flag, "Whether HTTP/2 is asked for; over https only.") { Default = "true", HonouredBy = HonouredIn.EndpointPool },
        Count("pool_max_connections", "Most HTTP/1.1 connections to an endpoint; HTTP/2 opens one more when the streams of those it has are used up.", 1, "200") with { HonouredBy = HonouredIn.EndpointPool },
        Seconds("keepalive_expiry", "How long an idle connection is kept; without a setting 4 seconds over plain http.", "30") with { HonouredBy = HonouredIn.EndpointPool },
        Ping("http2_ping_delay", "How long an HTTP/2 connection with requests under way may be silent before it is pinged.", "15"),
        Ping("http2_ping_timeout", "How long the answer to a ping may take before the connection and its requests are given up.", "10"),
        Count("expect_continue_above", "Requests of more bytes wait, over HTTP/1.1, until the server wants them (Expect: 100-continue).", 0, "1048576") with
        {
            Maximum = int.MaxValue,
            HonouredBy = HonouredIn.HttpRoute,
        },
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

    private static FieldDefinition Ping(string name, string doc, string byDefault) =>
        Seconds(name, doc, byDefault) with { Minimum = 1, ExclusiveMinimum = false, HonouredBy = HonouredIn.EndpointPool };

    private static FieldDefinition Limit(string name, string doc) => Seconds(name, doc, byDefault: null) with { HonouredBy = HonouredIn.CallContext };

    private static FieldDefinition Count(string name, string doc, decimal least, string byDefault) =>
        new(name, FieldShapes.WholeNumber, doc) { Minimum = least, Default = byDefault };
}
