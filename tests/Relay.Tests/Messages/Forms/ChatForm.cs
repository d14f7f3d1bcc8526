using System.Text.Json;

namespace Relay.Tests;

/// <summary>Chat Completions, and Cohere's chat, which has the same shape with fewer kinds of parts.</summary>
/// <remarks>
/// platform.openai.com/docs/api-reference/chat: "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'". docs.cohere.com/reference/chat.
/// </remarks>
internal static class ChatForm
{
    private static readonly string[] s_parts = ["text", "image_url", "input_audio", "file", "document_url", "refusal", "thinking"];
    private static readonly string[] s_cohereParts = ["text", "image_url", "thinking", "document"];

    public static void Check(JsonElement body, bool isCohere, List<string> faults)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        JsonElement[] messages = RequestForm.Items(body, "messages");
        if (messages.Length == 0)
        {
            faults.Add("there are no messages");
        }

        foreach (JsonElement message in messages)
        {
            string role = RequestForm.Text(message, "role");
            if (role != "tool" && open.Count > 0)
            {
                faults.Add($"a message of {role} comes before the results of {string.Join(", ", open)}");
                open.Clear();
            }

            switch (role)
            {
                case "assistant":
                    Assistant(message, isCohere, open, faults);
                    break;
                case "tool":
                    RequestForm.Only(message, "a tool's message", faults, "role", "content", "tool_call_id", "name");
                    if (!open.Remove(RequestForm.Text(message, "tool_call_id")))
                    {
                        faults.Add($"a result answers no call: {message.GetRawText()}");
                    }

                    Content(message, isCohere, faults);
                    break;
                case "user" or "system" or "developer":
                    RequestForm.Only(message, $"a message of {role}", faults, "role", "content", "name");
                    Content(message, isCohere, faults);
                    break;
                default:
                    faults.Add($"there is no role '{role}'");
                    break;
            }
        }

        if (open.Count > 0)
        {
            faults.Add($"no results of {string.Join(", ", open)}");
        }
    }

    private static void Assistant(JsonElement message, bool isCohere, HashSet<string> open, List<string> faults)
    {
        if (isCohere)
        {
            RequestForm.Only(message, "Cohere's assistant message", faults, "role", "content", "tool_plan", "tool_calls", "citations");
        }
        else
        {
            RequestForm.Only(message, "an assistant's message", faults, "role", "content", "name", "tool_calls", "refusal", "reasoning", "reasoning_content", "reasoning_details", "prefix", "extra_content", "annotations", "audio", "images");
        }

        JsonElement[] calls = RequestForm.Items(message, "tool_calls");
        foreach (JsonElement call in calls)
        {
            string id = RequestForm.Text(call, "id");
            if (id.Length == 0 || !open.Add(id))
            {
                faults.Add($"a call's id is empty or used before: '{id}'");
            }

            if (RequestForm.Text(call, "type") != "function" || !RequestForm.IsObject(call, "function"))
            {
                faults.Add("a call is of no function: " + call.GetRawText());
                continue;
            }

            JsonElement function = call.GetProperty("function");
            if (RequestForm.Text(function, "name").Length == 0 || !IsJson(RequestForm.Text(function, "arguments")))
            {
                faults.Add("a call has no name, or arguments that are no JSON: " + call.GetRawText());
            }
        }

        if (calls.Length == 0 && RequestForm.Text(message, "refusal").Length == 0)
        {
            Content(message, isCohere, faults);
        }
    }

    private static void Content(JsonElement message, bool isCohere, List<string> faults)
    {
        if (!message.TryGetProperty("content", out JsonElement content) || content.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
        {
            faults.Add("a message has no content: " + message.GetRawText());
            return;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return;
        }

        JsonElement[] parts = [.. content.EnumerateArray()];
        if (parts.Length == 0 || parts.Any(part => !(isCohere ? s_cohereParts : s_parts).Contains(RequestForm.Text(part, "type"))))
        {
            faults.Add("a message's parts are none, or of a type that there is not: " + message.GetRawText());
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
