using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c>, <c>tool_choice</c> and <c>parallel_tool_calls</c>.</summary>
internal static class OpenAIToolWriter
{
    public static void Write(Utf8JsonWriter writer, ChatOptions options, in WireRequest request)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        writer.WriteStartArray("tools"u8);
        foreach (AITool tool in tools)
        {
            AIFunctionDeclaration function = FunctionForm.Of(tool, "Chat Completions", request);
            ToolSchema schema = ToolSchema.Of(function, request, WireSchemas.OfOpenAI(request));
            FunctionForm.WriteNested(writer, function, schema, schema.IsStrict);
        }

        writer.WriteEndArray();
        WriteChoice(writer, options.ToolMode, request);
        if ((options.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) is { } parallel
            && request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls"))
        {
            writer.WriteBoolean("parallel_tool_calls"u8, parallel);
        }
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatToolMode? mode, in WireRequest request)
    {
        if (mode is RequiredChatToolMode && !request.Provider.Dialect.ForcedToolChoice)
        {
            request.Warnings.Add($"tool_choice was not sent: {request.Spec.Provider} cannot be forced to call a tool.");
            return;
        }

        switch (mode)
        {
            case AutoChatToolMode:
                writer.WriteString("tool_choice"u8, "auto"u8);
                break;
            case NoneChatToolMode:
                writer.WriteString("tool_choice"u8, "none"u8);
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteStartObject("tool_choice"u8);
                writer.WriteString("type"u8, "function"u8);
                writer.WriteStartObject("function"u8);
                writer.WriteString("name"u8, name);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice"u8, request.Provider.Dialect.RequiredToolChoice);
                break;
        }
    }
}
