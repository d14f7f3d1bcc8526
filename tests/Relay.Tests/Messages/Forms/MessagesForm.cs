using System.Text.Json;
using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>Anthropic Messages: turns, blocks, and a result for each call at the beginning of the next turn.</summary>
/// <remarks>
/// platform.claude.com/docs/en/api/messages and …/agents-and-tools/tool-use/implement-tool-use: "Tool result blocks must immediately follow their corresponding tool use blocks in the message history",
/// "the tool_result blocks must come first in the content array".
/// </remarks>
internal static partial class MessagesForm
{
    private static readonly string[] s_user = ["text", "image", "document", "tool_result", "search_result", "container_upload"];
    private static readonly string[] s_assistant = ["text", "thinking", "redacted_thinking", "tool_use", "server_tool_use", "web_search_tool_result"];

    public static void Check(JsonElement body, List<string> faults)
    {
        string last = "assistant";
        HashSet<string> open = [];
        foreach (JsonElement message in RequestForm.Items(body, "messages"))
        {
            RequestForm.Only(message, "a message", faults, "role", "content");
            string role = RequestForm.Text(message, "role");
            if (role is not ("user" or "assistant") || role == last)
            {
                faults.Add($"{role} comes behind {last}");
            }

            last = role;
            JsonElement[] blocks = RequestForm.Items(message, "content");
            if (blocks.Length == 0 && RequestForm.Text(message, "content").Trim().Length == 0)
            {
                faults.Add($"a message of {role} is empty");
            }

            Results(blocks, open, faults);
            open = [];
            foreach (JsonElement block in blocks)
            {
                Block(block, role, open, faults);
            }
        }

        if (open.Count > 0 || last.Length == 0)
        {
            faults.Add($"no results of {string.Join(", ", open)}");
        }
    }

    private static void Results(JsonElement[] blocks, HashSet<string> open, List<string> faults)
    {
        foreach (JsonElement block in blocks.TakeWhile(static block => RequestForm.Text(block, "type") == "tool_result"))
        {
            if (!open.Remove(RequestForm.Text(block, "tool_use_id")))
            {
                faults.Add("a result answers no call of the turn before: " + block.GetRawText());
            }
        }

        if (open.Count > 0)
        {
            faults.Add($"the next turn does not begin with the results of {string.Join(", ", open)}");
        }
    }

    private static void Block(JsonElement block, string role, HashSet<string> open, List<string> faults)
    {
        string type = RequestForm.Text(block, "type");
        if (!(role == "user" ? s_user : s_assistant).Contains(type))
        {
            faults.Add($"a message of {role} has no block {type}");
        }

        switch (type)
        {
            case "text" when RequestForm.Text(block, "text").Trim().Length == 0:
                faults.Add("a text is blank");
                break;
            case "thinking" when RequestForm.Text(block, "signature").Length == 0:
                faults.Add("thinking is not signed");
                break;
            case "tool_use":
                string id = RequestForm.Text(block, "id");
                if (!Id().IsMatch(id) || !open.Add(id) || !RequestForm.IsObject(block, "input") || RequestForm.Text(block, "name").Length == 0)
                {
                    faults.Add("a call is malformed: " + block.GetRawText());
                }

                break;
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Id();
}
