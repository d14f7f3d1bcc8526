namespace Relay.Presets;

/// <summary>The fields of <c>observability</c>.</summary>
internal static class ObservabilityFields
{
    public static readonly MappingDefinition Mapping = new(
        "observability",
        "the observability settings",
        "What is logged and traced.",
        new FieldDefinition("otel_enabled", FieldShapes.Flag, "Whether spans and metrics are written.") { Default = "false" },
        new FieldDefinition("capture_messages", FieldShapes.Text, "How much of prompts and answers telemetry may hold.")
        {
            Words = new("never", "metadata_only", "full"),
            Default = "metadata_only",
        },
        new FieldDefinition("log_level", FieldShapes.Text, "The least severity that is logged.")
        {
            Words = new("debug", "info", "warning", "error"),
            Default = "info",
        });
}
