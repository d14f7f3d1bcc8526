using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The other fields of a recorded request to Cohere as call options; what the public API has no word for goes as it is.</summary>
internal static class CohereRebuiltOptions
{
    private static readonly string[] PassedOn = ["safety_mode", "priority", "citation_options", "logprobs", "thinking", "strict_tools"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Of(body);
        options.TopP = (float?)Json.Number(body, "p");
        options.TopK = (int?)Json.Number(body, "k");
        options.StopSequences = Json.Items(body, "stop_sequences").Select(item => item.GetString()!).ToList();
        options.ToolMode = Json.Text(body, "tool_choice") switch
        {
            "REQUIRED" => ChatToolMode.RequireAny,
            "NONE" => ChatToolMode.None,
            _ => null,
        };
        JsonElement format = Json.Member(body, "response_format");
        options.ResponseFormat = Json.Member(format, "json_schema") is { ValueKind: JsonValueKind.Object } schema ? ChatResponseFormat.ForJsonSchema(schema)
            : Json.Text(format, "type") == "json_object" ? ChatResponseFormat.Json
            : null;
        foreach (string name in PassedOn.Where(name => Json.Has(body, name)))
            (options.AdditionalProperties ??= [])[name] = body.GetProperty(name);
        JsonElement[] others = [.. Json.Items(body, "documents").Where(document => !CohereRebuiltMessages.IsText(document))];
        if (others.Length > 0)
            (options.AdditionalProperties ??= [])["documents"] = JsonSerializer.SerializeToElement(others);
        return options;
    }
}
