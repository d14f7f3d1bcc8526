using System.Text.Json;

namespace Relay;

/// <summary>Writes a JSON schema, of a tool or of the answer, as Responses takes it. The one place where this wire writes schemas.</summary>
internal static class ResponsesSchemaWriter
{
    /// <param name="writer">Where to.</param>
    /// <param name="schema">The schema; anything but an object is written as one without properties.</param>
    /// <param name="isStrict">Whether the schema goes with <c>strict: true</c>.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement schema, bool isStrict)
    {
        _ = isStrict;
        if (schema.ValueKind == JsonValueKind.Object)
        {
            schema.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue("""{"type":"object","properties":{}}"""u8, skipInputValidation: true);
        }
    }
}
