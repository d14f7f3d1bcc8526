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
            if (tool is not AIFunctionDeclaration function)
            {
                throw new RelayException(
                    RelayErrorKind.ToolSchema,
                    $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}: Chat Completions takes functions. Give an AIFunction or AIFunctionDeclaration.");
            }

            WriteFunction(writer, function, request);
        }

        writer.WriteEndArray();
        WriteChoice(writer, options.ToolMode, request);
        if ((options.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) is { } parallel
            && OpenAIChatRequestWriter.Takes(request, RequestParameters.ParallelToolCalls, "parallel_tool_calls"))
        {
            writer.WriteBoolean("parallel_tool_calls"u8, parallel);
        }
    }

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function, in WireRequest request)
    {
        ToolSchema tool = ToolSchema.Of(function, request, WireSchemas.OfOpenAI(request));
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        writer.WriteString("name"u8, function.Name);
        if (tool.Description is { } description)
        {
            writer.WriteString("description"u8, description);
        }

        writer.WritePropertyName("parameters"u8);
        tool.WriteTo(writer);
        if (tool.IsStrict is { } strict)
        {
            writer.WriteBoolean("strict"u8, strict);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
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
