using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The fields of a recorded Messages request as call options. Fields without a word in the public API go as extra parameters or are left out.</summary>
internal static class RebuiltAnthropicOptions
{
    private static readonly string[] Extras = ["thinking", "cache_control"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Plain();
        options.MaxOutputTokens = (int?)Json.Number(body, "max_tokens");
        options.Temperature = (float?)Json.Number(body, "temperature");
        options.TopP = (float?)Json.Number(body, "top_p");
        options.StopSequences = Json.Items(body, "stop_sequences").Select(item => item.GetString()!).ToList();
        foreach (string name in Extras.Where(name => Json.Has(body, name)))
            (options.AdditionalProperties ??= [])[name] = body.GetProperty(name);

        // Relay's own answering tool follows from the schema.
        foreach (JsonElement tool in Json.Items(body, "tools").Where(tool => Json.Text(tool, "name") != "relay_answer"))
            (options.Tools ??= []).Add(Tool(tool));
        JsonElement choice = Json.Member(body, "tool_choice");
        options.ToolMode = options.Tools is null ? null : Json.Text(choice, "type") switch
        {
            "auto" => ChatToolMode.Auto,
            "any" => ChatToolMode.RequireAny,
            "none" => ChatToolMode.None,
            "tool" => ChatToolMode.RequireSpecific(Json.Text(choice, "name")!),
            _ => null,
        };
        if (Json.Member(choice, "disable_parallel_tool_use") is { ValueKind: JsonValueKind.True or JsonValueKind.False } single)
            options.AllowMultipleToolCalls = !single.GetBoolean();
        if (Schema(body) is { } schema)
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(schema);
        return options;
    }

    /// <summary>The schema asked for, under its name of today or the one before.</summary>
    public static JsonElement? Schema(JsonElement body)
    {
        JsonElement format = Json.Has(body, "output_format") ? body.GetProperty("output_format") : Json.Member(Json.Member(body, "output_config"), "format");
        return Json.Member(format, "schema") is { ValueKind: JsonValueKind.Object } schema ? schema : null;
    }

    private static AITool Tool(JsonElement tool) => Json.Has(tool, "input_schema")
        ? AIFunctionFactory.CreateDeclaration(Json.Text(tool, "name")!, Json.Text(tool, "description"), tool.GetProperty("input_schema"))
        : new ProviderTool(tool);

    /// <summary>A tool that the provider runs itself.</summary>
    private sealed class ProviderTool(JsonElement tool) : AITool
    {
        public override string Name => Json.Text(tool, "name")!;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = tool.EnumerateObject()
            .Where(property => property.Name != "name")
            .ToDictionary(property => property.Name, property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : (object?)property.Value);
    }
}
