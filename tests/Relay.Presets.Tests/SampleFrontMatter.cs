using System.Globalization;
using System.Text.Json.Nodes;

namespace Relay.Presets.Tests;

/// <summary>Writes the smallest preset in Markdown that contains a field, out of nothing but the field table.</summary>
internal static class SampleFrontMatter
{
    /// <summary>Every field of the front matter, with its mapping.</summary>
    public static IEnumerable<(MappingDefinition Mapping, FieldDefinition Field)> AllFields() =>
        from mapping in FieldTable.FrontMatter from field in mapping.Fields select (mapping, field);

    /// <summary>A preset in which <paramref name="field"/> is written with <paramref name="value"/>, or a value of its own. JSON is YAML, too.</summary>
    public static string With(MappingDefinition mapping, FieldDefinition field, JsonNode? value = null)
    {
        string provider = mapping.Name switch
        {
            "options_openai" => "openai",
            "options_deepseek" or "options_deepseek_thinking" => "deepseek",
            "options_openrouter" => "openrouter",
            "options_sno_gpu" => "sno-gpu",
            _ when mapping.Name.StartsWith("options_anthropic", StringComparison.Ordinal) => "anthropic",
            _ when mapping.Name.StartsWith("options_google", StringComparison.Ordinal) => "google",
            "llmix_options" => field.Name,
            _ => "openai",
        };
        JsonObject body = Body(mapping, field, value, provider);
        string name = mapping.Name;
        while (name != "front_matter")
        {
            (MappingDefinition owner, FieldDefinition parent) = AllFields().First(each => each.Field.MappingName == name);
            body = Body(owner, parent, parent.Accepts(FieldShapes.MappingList) ? new JsonArray(body) : body, provider);
            name = owner.Name;
        }

        return "---\n" + body.ToJsonString() + "\n---\n";
    }

    private static JsonObject Body(MappingDefinition mapping, FieldDefinition field, JsonNode? value, string provider)
    {
        var body = new JsonObject();
        foreach (FieldDefinition required in mapping.Fields.Where(each => each.Required && each.Name != field.Name))
        {
            body[required.Name] = Value(mapping, required, provider);
        }

        if (mapping.Name == "options_anthropic_thinking" && field.Name == "type" && (value is null || (value is JsonValue word && word.GetValue<string>() == "enabled")))
        {
            body["budgetTokens"] = 2048;
        }

        body[field.Name] = value ?? Value(mapping, field, provider);
        return body;
    }

    private static JsonNode Value(MappingDefinition mapping, FieldDefinition field, string provider) => (mapping.Name, field.Name) switch
    {
        ("llmix_common", "provider") => provider,
        ("llmix_common", "model") => "some-model",
        ("front_matter", "version") => "1.0.0",
        ("options_anthropic_thinking", "budgetTokens") => 2048,
        ("options_openai", "logitBias") => new JsonObject { ["50256"] = -100 },
        ("integrity", "digest") => "sha256:" + new string('0', 64),
        ("llmix", "module") => "_default",
        _ when field.MappingName is { } inner => Wrapped(field, inner, provider),
        _ when field.Words.Count > 0 => field.Words[0],
        _ when field.Accepts(FieldShapes.Flag) => true,
        _ when field.Accepts(FieldShapes.WholeNumber | FieldShapes.Number) => JsonNode.Parse(Number(field))!,
        _ when field.Accepts(FieldShapes.Text) => "sample",
        _ when field.Accepts(FieldShapes.TextList) => new JsonArray("sample"),
        _ => new JsonObject(),
    };

    private static JsonNode Wrapped(FieldDefinition field, string inner, string provider)
    {
        MappingDefinition mapping = FieldTable.Find(inner);
        var body = new JsonObject();
        foreach (FieldDefinition required in mapping.Fields.Where(static each => each.Required))
        {
            body[required.Name] = Value(mapping, required, provider);
        }

        if (inner == "options_anthropic_thinking")
        {
            body["budgetTokens"] = 2048;
        }

        return field.Accepts(FieldShapes.MappingList) ? new JsonArray(body) : body;
    }

    private static string Number(FieldDefinition field) =>
        ((field.Minimum is { } least && least > int.MinValue ? least : 0) + (field.ExclusiveMinimum ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
}
