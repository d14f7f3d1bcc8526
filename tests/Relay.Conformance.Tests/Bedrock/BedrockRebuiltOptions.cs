using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The other fields of a recorded Converse request as call options; what the public API has no word for goes as it is.</summary>
internal static class BedrockRebuiltOptions
{
    private static readonly string[] PassedOn = ["guardrailConfig", "additionalModelRequestFields", "performanceConfig", "serviceTier", "requestMetadata", "promptVariables"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Plain();
        JsonElement inference = Json.Member(body, "inferenceConfig");
        options.MaxOutputTokens = (int?)Json.Number(inference, "maxTokens");
        options.Temperature = (float?)Json.Number(inference, "temperature");
        options.TopP = (float?)Json.Number(inference, "topP");
        string[] stop = [.. Json.Items(inference, "stopSequences").Select(item => item.GetString()!)];
        options.StopSequences = stop.Length == 0 ? null : stop;
        foreach (string name in PassedOn)
        {
            if (Json.Has(body, name))
                (options.AdditionalProperties ??= [])[name] = body.GetProperty(name);
        }

        JsonElement schema = Json.Member(Json.Member(Json.Member(Json.Member(body, "outputConfig"), "textFormat"), "structure"), "jsonSchema");
        if (Json.Text(schema, "schema") is { } text)
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(Json.Parse(text), Json.Text(schema, "name"), Json.Text(schema, "description"));
        AddTools(options, Json.Member(body, "toolConfig"));
        return options;
    }

    private static void AddTools(CallOptions options, JsonElement config)
    {
        JsonElement choice = Json.Member(config, "toolChoice");
        foreach (JsonElement tool in Json.Items(config, "tools"))
        {
            if (Json.Text(Json.Member(tool, "toolSpec"), "name") == "relay_answer")
            {
                options.ResponseFormat = ChatResponseFormat.ForJsonSchema(tool.GetProperty("toolSpec").GetProperty("inputSchema").GetProperty("json"), "answer");
                continue;
            }

            (options.Tools ??= []).Add(Json.Has(tool, "toolSpec") ? new RecordedFunction(tool.GetProperty("toolSpec")) : new RecordedSystemTool(tool.GetProperty("systemTool")));
        }

        if (options.Tools is null)
            return;
        options.ToolMode = Json.Has(choice, "any") ? ChatToolMode.RequireAny
            : Json.Has(choice, "tool") ? ChatToolMode.RequireSpecific(Json.Text(choice.GetProperty("tool"), "name")!)
            : Json.Has(choice, "auto") ? ChatToolMode.Auto
            : null;
    }

    private sealed class RecordedFunction(JsonElement spec) : AIFunctionDeclaration
    {
        public override string Name => Json.Text(spec, "name")!;

        public override string Description => Json.Text(spec, "description") ?? "";

        public override JsonElement JsonSchema => spec.GetProperty("inputSchema").GetProperty("json");

        public override IReadOnlyDictionary<string, object?> AdditionalProperties =>
            Json.Has(spec, "strict") ? new Dictionary<string, object?> { ["strict"] = spec.GetProperty("strict").GetBoolean() } : base.AdditionalProperties;
    }

    private sealed class RecordedSystemTool(JsonElement tool) : AITool
    {
        public override string Name => Json.Text(tool, "name")!;

        public override IReadOnlyDictionary<string, object?> AdditionalProperties => new Dictionary<string, object?> { ["systemTool"] = tool };
    }
}
