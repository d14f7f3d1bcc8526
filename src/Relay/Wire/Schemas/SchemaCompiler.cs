using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Translates JSON Schema into what a provider takes. Nothing is lost without a trace (<see cref="CompiledSchema.Losses"/>).</summary>
internal static class SchemaCompiler
{
    private static readonly JsonElement s_noParameters = Parse("""{"type":"object","properties":{}}""");

    /// <summary>Translates a schema.</summary>
    /// <param name="schema">JSON Schema; anything but an object or a boolean means no parameters.</param>
    /// <param name="dialect">What the provider takes.</param>
    /// <param name="notesInside">Whether the schema's own description tells what was lost; else whoever sends it does (<see cref="CompiledSchema.Notes"/>).</param>
    /// <exception cref="RelayException">The schema refers to what is not in it, or is too large (<see cref="RelayErrorKind.ToolSchema"/>).</exception>
    public static CompiledSchema Compile(JsonElement schema, SchemaDialect dialect, bool notesInside = false)
    {
        if (schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True))
        {
            schema = s_noParameters;
        }

        if (dialect.IsAsIs)
        {
            return CompiledSchema.AsIs(dialect, schema, dialect.Repeated.Count == 0 ? [] : Repeated(schema, dialect));
        }

        var compilation = new SchemaCompilation(ToNode(schema)!, dialect);
        JsonObject result = compilation.Run();
        if (notesInside && SchemaNotes.Of(compilation.Losses) is { } notes)
        {
            string? description = result["description"] is JsonValue text && text.TryGetValue(out string? own) ? own : null;
            result["description"] = SchemaNotes.Append(description, notes);
        }

        return CompiledSchema.Translated(dialect, JsonValues.ToText(result), compilation.Losses, compilation.Obstacle);
    }

    private static List<SchemaLoss> Repeated(JsonElement schema, SchemaDialect dialect)
    {
        var limits = new List<SchemaLoss>();
        Collect(ToNode(schema), "", dialect, limits);
        return limits;
    }

    private static void Collect(JsonNode? schema, string path, SchemaDialect dialect, List<SchemaLoss> limits)
    {
        if (schema is not JsonObject members)
        {
            return;
        }

        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            if (dialect.Repeated.Contains(member.Key))
            {
                limits.Add(new SchemaLoss(path, member.Key, JsonValues.ToText(member.Value), IsConstraint: false));
            }
        }

        foreach ((string step, JsonNode inner) in SchemaPositions.Of(members))
        {
            Collect(inner, step == "[]" ? path + step : SchemaLoss.Member(path, step), dialect, limits);
        }
    }

    /// <summary>A node that can be walked: of names that stand twice in an object the last one counts, as it does for everybody else.</summary>
    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    members[member.Name] = ToNode(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    items.Add(ToNode(item));
                }

                return items;
            default:
                return JsonValue.Create(element);
        }
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
