using System.Text.Json;
using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>Bedrock's Converse: turns that begin with the user, blocks of one member, results behind their calls, and tools where calls are.</summary>
/// <remarks>
/// docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse, …_ContentBlock and …_ToolUseBlock ("The toolConfig field must be defined when using toolUse and toolResult content blocks",
/// "The text field in the ContentBlock object … is blank").
/// </remarks>
internal static partial class ConverseForm
{
    private static readonly string[] s_user = ["text", "image", "document", "video", "audio", "toolResult", "guardContent", "cachePoint"];
    private static readonly string[] s_assistant = ["text", "reasoningContent", "citationsContent", "toolUse", "toolResult", "cachePoint"];

    public static void Check(JsonElement body, List<string> faults)
    {
        string last = "assistant";
        HashSet<string> open = [];
        foreach (JsonElement message in RequestForm.Items(body, "messages"))
        {
            string role = RequestForm.Text(message, "role");
            JsonElement[] blocks = RequestForm.Items(message, "content");
            if (role is not ("user" or "assistant") || role == last || blocks.Length == 0)
            {
                faults.Add($"{role} comes behind {last}, or is empty");
            }

            last = role;
            HashSet<string> called = [];
            foreach (JsonElement block in blocks)
            {
                Block(block, role, open, called, faults);
            }

            if (open.Count > 0)
            {
                faults.Add($"no results of {string.Join(", ", open)}");
            }

            open = called;
        }

        if (open.Count > 0)
        {
            faults.Add($"no results of {string.Join(", ", open)}");
        }

        if (body.GetRawText().Contains("\"toolUse\"", StringComparison.Ordinal) && !RequestForm.IsObject(body, "toolConfig"))
        {
            faults.Add("there are calls and no toolConfig");
        }
    }

    private static void Block(JsonElement block, string role, HashSet<string> open, HashSet<string> called, List<string> faults)
    {
        JsonProperty kind = block.EnumerateObject().First();
        if (block.EnumerateObject().Count() > 1 || !(role == "user" ? s_user : s_assistant).Contains(kind.Name))
        {
            faults.Add($"a message of {role} has no block {block.GetRawText()}");
        }
        else if (kind.Name == "text" && kind.Value.GetString()!.Trim().Length == 0)
        {
            faults.Add("a text is blank");
        }
        else if (kind.Name == "toolUse" && RequestForm.Text(kind.Value, "type") != "server_tool_use")
        {
            string id = RequestForm.Text(kind.Value, "toolUseId");
            if (!Id().IsMatch(id) || !called.Add(id) || !RequestForm.IsObject(kind.Value, "input") || RequestForm.Text(kind.Value, "name").Length == 0)
            {
                faults.Add("a call is malformed: " + block.GetRawText());
            }
        }
        else if (kind.Name == "toolResult" && role == "user" && (!open.Remove(RequestForm.Text(kind.Value, "toolUseId")) || !kind.Value.TryGetProperty("content", out _)))
        {
            faults.Add("a result answers no call: " + block.GetRawText());
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_.:-]{1,64}$")]
    private static partial Regex Id();
}
