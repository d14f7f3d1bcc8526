using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The other fields of a recorded Gemini request as call options; what the public API has no word for goes as it is.</summary>
internal static class GeminiRebuiltOptions
{
    private static readonly string[] PassedOn = ["safetySettings", "cachedContent", "labels", "modelArmorConfig"];
    private static readonly string[] PassedOnGeneration = ["candidateCount", "responseModalities", "thinkingConfig"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Plain();
        JsonElement generation = GeminiRequest.Member(body, "generationConfig");
        options.MaxOutputTokens = (int?)GeminiRequest.Number(generation, "maxOutputTokens");
        options.Temperature = (float?)GeminiRequest.Number(generation, "temperature");
        options.TopP = (float?)GeminiRequest.Number(generation, "topP");
        options.TopK = (int?)GeminiRequest.Number(generation, "topK");
        options.Seed = (long?)GeminiRequest.Number(generation, "seed");
        string[] stop = [.. GeminiRequest.Items(generation, "stopSequences").Select(item => item.GetString()!)];
        options.StopSequences = stop.Length == 0 ? null : stop;
        options.ResponseFormat = Format(generation);
        PassOn(options, body, PassedOn);
        PassOn(options, generation, PassedOnGeneration);
        AddTools(options, body);
        return options;
    }

    private static ChatResponseFormat? Format(JsonElement generation)
    {
        JsonElement schema = GeminiRequest.Member(generation, "responseSchema");
        if (schema.ValueKind == JsonValueKind.Undefined)
            schema = GeminiRequest.Member(generation, "responseJsonSchema");
        return schema.ValueKind == JsonValueKind.Object ? ChatResponseFormat.ForJsonSchema(schema)
            : GeminiRequest.Text(generation, "responseMimeType") == "application/json" ? ChatResponseFormat.Json
            : null;
    }

    private static void PassOn(CallOptions options, JsonElement owner, string[] names)
    {
        foreach (string name in names)
        {
            if (GeminiRequest.Member(owner, name) is { ValueKind: not JsonValueKind.Undefined } value)
                (options.AdditionalProperties ??= [])[name] = value;
        }
    }

    private static void AddTools(CallOptions options, JsonElement body)
    {
        var others = new List<JsonElement>();
        foreach (JsonElement tool in GeminiRequest.Items(body, "tools"))
        {
            JsonElement[] functions = [.. GeminiRequest.Items(tool, "functionDeclarations")];
            if (functions.Length == 0)
                others.Add(tool);
            foreach (JsonElement function in functions)
                (options.Tools ??= []).Add(Function(function));
        }

        if (others.Count > 0)
            (options.AdditionalProperties ??= [])["tools"] = JsonSerializer.SerializeToElement(others);
        JsonElement config = GeminiRequest.Member(body, "toolConfig");
        options.ToolMode = GeminiRequest.Text(GeminiRequest.Member(config, "functionCallingConfig"), "mode") switch
        {
            "AUTO" => ChatToolMode.Auto,
            "ANY" when GeminiRequest.Items(GeminiRequest.Member(config, "functionCallingConfig"), "allowedFunctionNames").FirstOrDefault() is { ValueKind: JsonValueKind.String } name =>
                ChatToolMode.RequireSpecific(name.GetString()!),
            "ANY" => ChatToolMode.RequireAny,
            "NONE" => ChatToolMode.None,
            _ => null,
        };
        if (config.ValueKind == JsonValueKind.Object && options.ToolMode is null)
            (options.AdditionalProperties ??= [])["toolConfig"] = config;
    }

    private static AIFunctionDeclaration Function(JsonElement function)
    {
        JsonElement schema = GeminiRequest.Member(function, "parameters");
        if (schema.ValueKind == JsonValueKind.Undefined)
            schema = GeminiRequest.Member(function, "parametersJsonSchema");
        return AIFunctionFactory.CreateDeclaration(
            GeminiRequest.Text(function, "name")!,
            GeminiRequest.Text(function, "description"),
            schema.ValueKind == JsonValueKind.Object ? schema : Json.Parse("""{"type":"object","properties":{}}"""));
    }
}
