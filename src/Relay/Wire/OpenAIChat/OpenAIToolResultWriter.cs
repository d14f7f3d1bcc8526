using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tool results: each is a message of its own, whatever message it stands in.</summary>
/// <remarks>
/// Chat Completions take text in a tool's message and nothing else (platform.openai.com/docs/api-reference/chat). Images, audio and files of a result go into a message of the
/// user behind the last result of the turn, each under the id of its call, and the reply says so. Mistral takes them in the result (docs.mistral.ai/api, ToolMessage). A mutable value:
/// one request owns it, and it is not copied.
/// </remarks>
internal struct OpenAIToolResultWriter(Utf8JsonWriter writer)
{
    private const string SeeBelow = "The result is in the next message of the user.";
    private List<(string CallId, AIContent Content)>? _shown;

    /// <summary>Writes the results of a message; false when it has none.</summary>
    public bool Write(ChatMessage message, in WireRequest request)
    {
        bool any = false;
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i] is FunctionResultContent result)
            {
                any = true;
                string id = ToolCallIds.Fit(result.CallId, request.Provider.Dialect.ToolCallIds);
                writer.WriteStartObject();
                writer.WriteString("role"u8, "tool"u8);
                writer.WriteString("tool_call_id"u8, id);
                writer.WritePropertyName("content"u8);
                WriteContent(result, id, request);
                writer.WriteEndObject();
            }
        }

        return any;
    }

    /// <summary>Writes what the results before have to show; nothing when they are all text.</summary>
    public void WriteShown(in WireRequest request)
    {
        if (_shown is null)
        {
            return;
        }

        request.Warnings.AddOnce($"images and files of tool results were sent in a message of the user behind them: {request.Spec.Target} takes text in tool results.");
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteStartArray("content"u8);
        string? last = null;
        foreach ((string callId, AIContent content) in _shown)
        {
            if (callId != last)
            {
                last = callId;
                WritePart(new TextContent($"Result of the tool call {callId}:"), request);
            }

            WritePart(content, request);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        _shown = null;
    }

    private void WriteContent(FunctionResultContent result, string id, in WireRequest request)
    {
        if (ToolResultContents.Text(result) is { } only)
        {
            writer.WriteStringValue(only);
        }
        else if (ToolResultContents.Of(result) is { } contents)
        {
            WriteContents(contents, id, request);
        }
        else
        {
            writer.WriteStringValue(ToolResultContents.TextOrJson(result));
        }
    }

    private void WriteContents(IReadOnlyList<AIContent> contents, string id, in WireRequest request)
    {
        if (request.Provider.RulesFor(request.Spec.Model).CatalogName == "mistral")
        {
            writer.WriteStartArray();
            for (int i = 0; i < contents.Count; i++)
            {
                WritePart(contents[i], request);
            }

            writer.WriteEndArray();
            return;
        }

        var text = new StringBuilder();
        bool shows = false;
        for (int i = 0; i < contents.Count; i++)
        {
            string? piece = contents[i] is TextContent own ? own.Text : contents[i] is DataContent data && OpenAIContentWriter.IsText(data) ? OpenAIContentWriter.Text(data) : null;
            if (piece is null)
            {
                shows = true;
                (_shown ??= []).Add((id, contents[i]));
            }
            else
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(piece);
            }
        }

        writer.WriteStringValue(text.Length == 0 && shows ? SeeBelow : text.ToString());
    }

    private readonly void WritePart(AIContent content, in WireRequest request)
    {
        writer.WriteStartObject();
        OpenAIContentWriter.WritePart(writer, content, request);
        writer.WriteEndObject();
    }
}
