using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The other fields of a recorded Responses request as call options; what the public API has no word for goes as it is.</summary>
internal static class ResponsesRebuiltOptions
{
    private static readonly string[] PassedOn = ["store", "include", "service_tier", "user", "metadata", "truncation", "prompt_cache_key", "parallel_tool_calls"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Plain();
        options.Instructions = Json.Text(body, "instructions");
        options.MaxOutputTokens = (int?)Json.Number(body, "max_output_tokens");
        options.Temperature = (float?)Json.Number(body, "temperature");
        options.TopP = (float?)Json.Number(body, "top_p");
        options.ConversationId = Json.Text(body, "previous_response_id");
        foreach (string name in PassedOn.Where(name => Json.Has(body, name)))
            (options.AdditionalProperties ??= [])[name] = body.GetProperty(name);
        AddText(options, Json.Member(body, "text"));
        AddReasoning(options, Json.Member(body, "reasoning"));
        AddTools(options, body);
        return options;
    }

    private static void AddText(CallOptions options, JsonElement text)
    {
        if (Json.Has(text, "verbosity"))
            (options.AdditionalProperties ??= [])["verbosity"] = text.GetProperty("verbosity");
        JsonElement format = Json.Member(text, "format");
        if (Json.Has(format, "strict"))
            (options.AdditionalProperties ??= [])["strict"] = format.GetProperty("strict").GetBoolean();
        options.ResponseFormat = Json.Text(format, "type") switch
        {
            "json_schema" => ChatResponseFormat.ForJsonSchema(format.GetProperty("schema"), Json.Text(format, "name"), Json.Text(format, "description")),
            "json_object" => ChatResponseFormat.Json,
            _ => null,
        };
    }

    private static void AddReasoning(CallOptions options, JsonElement reasoning)
    {
        if (reasoning.ValueKind != JsonValueKind.Object)
            return;
        options.Reasoning = new ReasoningOptions
        {
            Effort = Json.Text(reasoning, "effort") switch
            {
                "low" => ReasoningEffort.Low,
                "medium" => ReasoningEffort.Medium,
                "high" => ReasoningEffort.High,
                _ => null,
            },
            Output = Json.Text(reasoning, "summary") switch
            {
                "auto" => ReasoningOutput.Summary,
                "detailed" => ReasoningOutput.Full,
                _ => null,
            },
        };
    }

    private static void AddTools(CallOptions options, JsonElement body)
    {
        var others = new List<JsonElement>();
        foreach (JsonElement tool in Json.Items(body, "tools"))
        {
            switch (Json.Text(tool, "type"))
            {
                case "function":
                    (options.Tools ??= []).Add(new DeclaredFunction(tool));
                    break;
                case "web_search":
                    (options.Tools ??= []).Add(new HostedWebSearchTool(tool.EnumerateObject().Where(member => member.Name != "type").ToDictionary(member => member.Name, member => (object?)member.Value)));
                    break;
                default:
                    others.Add(tool);
                    break;
            }
        }

        if (others.Count > 0)
            (options.AdditionalProperties ??= [])["tools"] = JsonSerializer.SerializeToElement(others);
        options.ToolMode = Json.Text(body, "tool_choice") switch
        {
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "required" => ChatToolMode.RequireAny,
            _ => null,
        };
    }
}
