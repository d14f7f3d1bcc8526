using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The other fields of a recorded request to Ollama as call options; what the public API has no word for goes as it is.</summary>
internal static class OllamaRebuiltOptions
{
    private static readonly string[] PassedOn = ["think", "keep_alive", "logprobs", "top_logprobs"];
    private static readonly string[] Known = ["temperature", "top_p", "top_k", "seed", "num_predict", "stop", "presence_penalty", "frequency_penalty"];

    public static CallOptions Of(JsonElement body)
    {
        CallOptions options = RebuiltOptions.Of(body);
        JsonElement inner = Json.Member(body, "options");
        options.MaxOutputTokens = (int?)Json.Number(inner, "num_predict");
        options.Temperature = (float?)Json.Number(inner, "temperature");
        options.TopP = (float?)Json.Number(inner, "top_p");
        options.TopK = (int?)Json.Number(inner, "top_k");
        options.PresencePenalty = (float?)Json.Number(inner, "presence_penalty");
        options.FrequencyPenalty = (float?)Json.Number(inner, "frequency_penalty");
        options.Seed = (long?)Json.Number(inner, "seed");
        options.StopSequences = Json.Items(inner, "stop").Select(item => item.GetString()!).ToList();
        JsonElement format = Json.Member(body, "format");
        options.ResponseFormat = format.ValueKind == JsonValueKind.Object ? ChatResponseFormat.ForJsonSchema(format)
            : Json.Text(body, "format") == "json" ? ChatResponseFormat.Json
            : null;
        foreach (string name in PassedOn.Where(name => Json.Has(body, name)))
            (options.AdditionalProperties ??= [])[name] = body.GetProperty(name);
        if (inner.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty option in inner.EnumerateObject().Where(option => !Known.Contains(option.Name)))
                (options.AdditionalProperties ??= [])[option.Name] = option.Value;
        }

        return options;
    }
}
