using Microsoft.Extensions.AI;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Tool calls as the wire had them.</summary>
public static class ToolCallExtensions
{
    /// <summary>The argument text exactly as the model wrote it; for a call that did not come from Relay, its arguments as JSON.</summary>
    /// <remarks>A text that is not JSON leaves <see cref="FunctionCallContent.Arguments"/> null and sets <see cref="FunctionCallContent.Exception"/>; nothing is lost.</remarks>
    public static string ArgumentsText(this FunctionCallContent call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.RawRepresentation as string ?? JsonValues.ToText(call.Arguments);
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
        catch (JsonException error)
        {
            call.Exception = error;
        }

        return call;
    }

    private static Dictionary<string, object?> Parse(string arguments)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(arguments));
        JsonElement root = JsonElement.ParseValue(ref reader);
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
