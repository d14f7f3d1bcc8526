using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay.Conformance.Tests;

/// <summary>The contents of a request to Vertex AI, so that what means the same is equal.</summary>
/// <remarks>
/// What Relay says otherwise than a recorded client, and why:
/// <list type="bullet">
/// <item>Members in snake_case are those in camelCase: the API takes both.</item>
/// <item>Calls and results have no ids: only the preview of the API takes them, and matches by name all the same.</item>
/// <item>A result with data has its text under <c>output</c>: a result of several contents has no object of its own.</item>
/// <item>A role that the API does not know is a user's: no message can have another.</item>
/// </list>
/// </remarks>
internal static class VertexContents
{
    public static JsonElement Normal(JsonElement body)
    {
        var contents = new JsonArray();
        foreach (JsonElement content in GeminiRequest.Items(body, "contents"))
        {
            var parts = new JsonArray();
            foreach (JsonElement part in GeminiRequest.Items(content, "parts"))
                parts.Add(Part(part));
            contents.Add(new JsonObject { ["role"] = GeminiRequest.Text(content, "role") == "model" ? "model" : "user", ["parts"] = parts });
        }

        return Json.Parse(new JsonObject { ["contents"] = contents }.ToJsonString());
    }

    private static JsonObject Part(JsonElement part)
    {
        JsonObject normal = Camel(part);
        if (normal["functionCall"] is JsonObject call)
            call.Remove("id");
        if (normal["functionResponse"] is JsonObject response)
        {
            response.Remove("id");
            if (response["parts"] is not null && response["response"] is JsonObject value && value["output"] is null)
                response["response"] = new JsonObject { ["output"] = Json.Canonical(Json.Parse(value.ToJsonString())) };
        }

        return normal;
    }

    /// <summary>The members of the API's own objects in camelCase; arguments, results and whatever else is the program's stay as they are.</summary>
    private static JsonObject Camel(JsonElement owner)
    {
        var normal = new JsonObject();
        foreach (JsonProperty member in owner.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            string name = GeminiRequest.Camel(member.Name);
            normal[name] = name switch
            {
                "functionCall" or "functionResponse" or "fileData" or "inlineData" => Camel(member.Value),
                "parts" => new JsonArray([.. member.Value.EnumerateArray().Select(Camel)]),
                _ => JsonNode.Parse(member.Value.GetRawText()),
            };
        }

        return normal;
    }
}
