using System.Text.Json;

namespace Relay.Tests;

/// <summary>Ollama's own chat: content is always a text, arguments always an object, and a result names the function that was called.</summary>
/// <remarks>docs.ollama.com/api/chat; github.com/ollama/ollama api/types.go, Message.</remarks>
internal static class OllamaForm
{
    public static void Check(JsonElement body, List<string> faults)
    {
        var called = new List<string>();
        JsonElement[] messages = RequestForm.Items(body, "messages");
        if (messages.Length == 0)
        {
            faults.Add("there are no messages");
        }

        foreach (JsonElement message in messages)
        {
            string role = RequestForm.Text(message, "role");
            RequestForm.Only(message, "a message", faults, "role", "content", "thinking", "images", "tool_calls", "tool_name", "tool_call_id");
            if (role is not ("system" or "user" or "assistant" or "tool") || !message.TryGetProperty("content", out JsonElement content) || content.ValueKind != JsonValueKind.String)
            {
                faults.Add("a message has no role or no text: " + message.GetRawText());
            }

            foreach (JsonElement call in RequestForm.Items(message, "tool_calls"))
            {
                if (!RequestForm.IsObject(call, "function") || !RequestForm.IsObject(call.GetProperty("function"), "arguments"))
                {
                    faults.Add("a call has no arguments: " + call.GetRawText());
                    continue;
                }

                called.Add(RequestForm.Text(call.GetProperty("function"), "name"));
            }

            if (role == "tool" && !called.Remove(RequestForm.Text(message, "tool_name")))
            {
                faults.Add("a result answers no call: " + message.GetRawText());
            }
        }

        if (called.Count > 0)
        {
            faults.Add($"no results of {string.Join(", ", called)}");
        }
    }
}
