using System.Text.Json;

namespace Relay.Tests;

/// <summary>What a provider would refuse about the conversation in a request: the rules of each API's documentation, read from the body alone.</summary>
internal static class RequestForm
{
    public static void Check(WireForm form, string body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        List<string> faults = Faults(form, json.RootElement);
        Assert.True(faults.Count == 0, string.Join('\n', faults) + "\nin\n" + body);
    }

    /// <summary>What is wrong; empty for nothing.</summary>
    public static List<string> Faults(WireForm form, JsonElement body)
    {
        var faults = new List<string>();
        switch (form)
        {
            case WireForm.Messages:
                MessagesForm.Check(body, faults);
                break;
            case WireForm.Gemini:
                GeminiForm.Check(body, faults);
                break;
            case WireForm.Converse:
                ConverseForm.Check(body, faults);
                break;
            case WireForm.Responses:
                ResponsesForm.Check(body, faults);
                break;
            case WireForm.Ollama:
                OllamaForm.Check(body, faults);
                break;
            default:
                ChatForm.Check(body, form == WireForm.Cohere, faults);
                break;
        }

        return faults;
    }

    /// <summary>The members of an object that are none of those it may have.</summary>
    public static void Only(JsonElement item, string where, List<string> faults, params string[] names)
    {
        foreach (JsonProperty member in item.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                faults.Add($"{where} has no {member.Name}");
            }
        }
    }

    public static string Text(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static JsonElement[] Items(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    public static bool IsObject(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object;
}
