using Microsoft.Extensions.AI;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Tool calls as the wire had them.</summary>
public static class ToolCallExtensions
{
    private const string BrokenArguments = "arguments_text";

    /// <summary>The argument text exactly as the model wrote it; for a call that did not come from Relay, its arguments as JSON.</summary>
    /// <remarks>
    /// A text that is not JSON leaves <see cref="FunctionCallContent.Arguments"/> null and sets <see cref="FunctionCallContent.Exception"/>; nothing is lost, and such a text
    /// also outlives being stored as JSON. Halves of characters are U+FFFD in the text where they came as characters, and in <see cref="FunctionCallContent.Arguments"/> in any case.
    /// Arguments that are changed afterwards are not what the model wrote: make a new call for them.
    /// </remarks>
    public static string ArgumentsText(this FunctionCallContent call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.RawRepresentation as string ?? (call.Arguments is null ? BrokenText(call) : JsonValues.ToText(call.Arguments));
    }

    internal static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), JsonValues.ReaderOptions);
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static FunctionCallContent Create(string id, string name, string arguments)
    {
        var call = new FunctionCallContent(id, name) { RawRepresentation = arguments };
        if (string.IsNullOrWhiteSpace(arguments))
        {
            call.Arguments = new Dictionary<string, object?>();
            return call;
        }

        try
        {
            call.Arguments = Parse(arguments);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter is the framework's word for a name that is half a character.
            call.Exception = error;
            call.AdditionalProperties = new() { [BrokenArguments] = arguments };
        }

        return call;
    }

    private static string BrokenText(FunctionCallContent call) =>
        call.AdditionalProperties?.TryGetValue(BrokenArguments, out object? text) == true && text?.ToString() is { } broken ? broken : "{}";

    private static Dictionary<string, object?> Parse(string arguments)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(arguments), JsonValues.ReaderOptions);
        JsonElement root = HalfCharacters.Read(ref reader);
        if (reader.Read() || root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The arguments of a tool call are a JSON object.");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
        }

        return values;
    }
}
