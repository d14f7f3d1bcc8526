using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what a program answers to the model's requests: the results of calls, and whether a tool of an MCP server may be called. Each is an item of its own.</summary>
internal static class ResponsesResultWriter
{
    public static bool IsAnswer(AIContent content) => content is FunctionResultContent or ToolApprovalResponseContent;

    /// <summary>The form of the ids of calls: where Chat Completions take 40 characters, Responses take 64.</summary>
    public static ToolCallIdForm CallIds(in WireRequest request) =>
        request.Provider.Dialect.ToolCallIds is var form && form == ToolCallIdForm.UpTo40 ? ToolCallIdForm.UpTo64 : form;

    /// <summary>Writes those of a message, and says whether there are any.</summary>
    public static bool WriteAll(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        bool any = false;
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case FunctionResultContent result:
                    WriteResult(writer, result, request);
                    any = true;
                    break;
                case ToolApprovalResponseContent approval:
                    WriteApproval(writer, approval);
                    any = true;
                    break;
            }
        }

        return any;
    }

    private static void WriteResult(Utf8JsonWriter writer, FunctionResultContent result, in WireRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function_call_output"u8);
        writer.WriteString("call_id"u8, ToolCallIds.Fit(result.CallId, CallIds(request)));
        writer.WritePropertyName("output"u8);
        if (ToolResultContents.Text(result) is null && ToolResultContents.Of(result) is { } contents)
        {
            writer.WriteStartArray();
            foreach (AIContent content in contents)
            {
                ResponsesContentWriter.WritePart(writer, content, request);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStringValue(ToolResultContents.TextOrJson(result));
        }

        writer.WriteEndObject();
    }

    private static void WriteApproval(Utf8JsonWriter writer, ToolApprovalResponseContent approval)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "mcp_approval_response"u8);
        writer.WriteString("approval_request_id"u8, approval.RequestId);
        writer.WriteBoolean("approve"u8, approval.Approved);
        if (!string.IsNullOrEmpty(approval.Reason))
        {
            writer.WriteString("reason"u8, approval.Reason);
        }

        writer.WriteEndObject();
    }
}
