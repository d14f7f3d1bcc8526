using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The fields of a recorded request body as call options. Fields without a word in the public API are left out.</summary>
internal static class RebuiltOptions
{
    /// <summary>One attempt: a replay answers the same way every time.</summary>
    public static CallOptions Plain() => new() { MaxRetries = 0 };

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = Plain();
        options.MaxOutputTokens = (int?)(Json.Number(body, "max_completion_tokens") ?? Json.Number(body, "max_tokens"));
        options.Temperature = (float?)Json.Number(body, "temperature");
        options.TopP = (float?)Json.Number(body, "top_p");
        options.PresencePenalty = (float?)Json.Number(body, "presence_penalty");
        options.FrequencyPenalty = (float?)Json.Number(body, "frequency_penalty");
        options.Seed = (long?)(Json.Number(body, "seed") ?? Json.Number(body, "random_seed"));
        options.StopSequences = Json.Text(body, "stop") is { } stop ? [stop] : Json.Items(body, "stop").Select(item => item.GetString()!).ToList();
        options.ResponseFormat = Format(body);
        options.Reasoning = Effort(Json.Text(body, "reasoning_effort")) is { } effort ? new ReasoningOptions { Effort = effort } : null;
        foreach (JsonElement tool in Json.Items(body, "tools"))
        {
            if (tool.TryGetProperty("function", out JsonElement function))
                (options.Tools ??= []).Add(Tool(function));
        }

        if (options.Tools is not null)
            options.ToolMode = ToolMode(body);
        return options;
    }

    private static AIFunctionDeclaration Tool(JsonElement function) => AIFunctionFactory.CreateDeclaration(
        Json.Text(function, "name")!,
        Json.Text(function, "description"),
        function.TryGetProperty("parameters", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Object
            ? parameters
            : Json.Parse("""{"type":"object","properties":{}}"""));

    private static ChatToolMode? ToolMode(JsonElement body)
    {
        if (!body.TryGetProperty("tool_choice", out JsonElement choice))
            return null;
        if (choice.ValueKind == JsonValueKind.Object)
            return ChatToolMode.RequireSpecific(Json.Text(choice.GetProperty("function"), "name")!);
        return Json.Text(body, "tool_choice") switch
        {
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "required" or "any" => ChatToolMode.RequireAny,
            _ => null,
        };
    }

    private static ChatResponseFormat? Format(JsonElement body)
    {
        if (!body.TryGetProperty("response_format", out JsonElement format) || format.ValueKind != JsonValueKind.Object)
            return null;
        if (!format.TryGetProperty("json_schema", out JsonElement schema) || !schema.TryGetProperty("schema", out JsonElement definition))
            return Json.Text(format, "type") == "json_object" ? ChatResponseFormat.Json : null;
        return ChatResponseFormat.ForJsonSchema(definition, Json.Text(schema, "name") ?? "answer", Json.Text(schema, "description"));
    }

    private static ReasoningEffort? Effort(string? word) => word switch
    {
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => null,
    };
}
