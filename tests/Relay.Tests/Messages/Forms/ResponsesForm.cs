using System.Text.Json;

namespace Relay.Tests;

/// <summary>Responses: items, the parts that a role may have, ids with the prefix of their kind, and an output for each call.</summary>
/// <remarks>
/// platform.openai.com/docs/api-reference/responses/create, input: "No tool output found for function call …", "Expected an ID that begins with 'msg'", reasoning items "without its required following item".
/// </remarks>
internal static class ResponsesForm
{
    private static readonly string[] s_user = ["input_text", "input_image", "input_file", "input_audio"];
    private static readonly string[] s_assistant = ["output_text", "refusal"];

    public static void Check(JsonElement body, List<string> faults)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        JsonElement[] items = RequestForm.Items(body, "input");
        if (items.Length == 0 && RequestForm.Text(body, "input").Length == 0)
        {
            faults.Add("there is no input");
        }

        for (int i = 0; i < items.Length; i++)
        {
            JsonElement item = items[i];
            switch (RequestForm.Text(item, "type"))
            {
                case "" or "message":
                    Message(item, faults);
                    break;
                case "function_call":
                    Id(item, "fc_", faults);
                    if (!open.Add(RequestForm.Text(item, "call_id")) || RequestForm.Text(item, "name").Length == 0 || RequestForm.Text(item, "arguments").Length == 0)
                    {
                        faults.Add("a call is malformed: " + item.GetRawText());
                    }

                    break;
                case "function_call_output":
                    if (!open.Remove(RequestForm.Text(item, "call_id")) || !item.TryGetProperty("output", out _))
                    {
                        faults.Add("a result answers no call: " + item.GetRawText());
                    }

                    break;
                case "reasoning":
                    Id(item, "rs_", faults);
                    if (RequestForm.Text(item, "encrypted_content").Length == 0 || i == items.Length - 1)
                    {
                        faults.Add("reasoning that nothing can be read of, or that nothing follows: " + item.GetRawText());
                    }

                    break;
                case "web_search_call":
                    Id(item, "ws_", faults);
                    break;
                case var other:
                    faults.Add($"there is no item {other}");
                    break;
            }
        }

        if (open.Count > 0)
        {
            faults.Add($"no results of {string.Join(", ", open)}");
        }
    }

    private static void Message(JsonElement item, List<string> faults)
    {
        Id(item, "msg_", faults);
        string role = RequestForm.Text(item, "role");
        string[] kinds = role == "assistant" ? s_assistant : s_user;
        if (role is not ("user" or "assistant" or "system" or "developer") || !item.TryGetProperty("content", out JsonElement content)
            || (content.ValueKind == JsonValueKind.Array ? content.GetArrayLength() == 0 || content.EnumerateArray().Any(part => !kinds.Contains(RequestForm.Text(part, "type"))) : content.ValueKind != JsonValueKind.String))
        {
            faults.Add("a message is malformed: " + item.GetRawText());
        }
    }

    private static void Id(JsonElement item, string prefix, List<string> faults)
    {
        if (RequestForm.Text(item, "id") is { Length: > 0 } id && !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            faults.Add($"an id of this kind begins with {prefix}: {id}");
        }
    }
}
