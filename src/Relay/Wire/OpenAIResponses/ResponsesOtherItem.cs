using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>An item that Relay does not take apart: what the provider's own tools did, mostly. It goes back as it came.</summary>
internal static class ResponsesOtherItem
{
    public static void Add(JsonElement item, Answer answer)
    {
        AIContent content = JsonText.Of(item, "type") switch
        {
            "image_generation_call" => Image(item),
            "mcp_approval_request" => ApprovalRequest(item),
            _ => new AIContent(),
        };
        content.RawRepresentation = item;
        AnswerPart part = answer.AddContent(content);
        part.Keep(ResponsesKept.WholeItem, item);
        ResponsesKept.Mark(part, answer);
    }

    private static AIContent Image(JsonElement item)
    {
        if (!item.TryGetProperty("result", out JsonElement result) || result.ValueKind != JsonValueKind.String || !result.TryGetBytesFromBase64(out byte[]? bytes))
        {
            return new AIContent();
        }

        string mediaType = "image/" + JsonText.Of(item, "output_format");
        return new DataContent(bytes, MediaTypeHeaderValue.TryParse(mediaType, out _) ? mediaType : "image/png");
    }

    /// <summary>A call to a tool of an MCP server that somebody has to allow first: answered with a <see cref="ToolApprovalResponseContent"/>.</summary>
    private static AIContent ApprovalRequest(JsonElement item)
    {
        if (JsonText.Of(item, "id") is not { } id || JsonText.Of(item, "name") is not { } name || string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(name))
        {
            // Nobody could answer it.
            return new AIContent();
        }

        var call = new McpServerToolCallContent(id, name, JsonText.Of(item, "server_label"));
        if (JsonText.Of(item, "arguments") is { } arguments && ToolCallExtensions.IsJson(arguments))
        {
            call.Arguments = ToolCallExtensions.Create(id, call.Name, arguments).Arguments;
        }

        return new ToolApprovalRequestContent(id, call);
    }
}
