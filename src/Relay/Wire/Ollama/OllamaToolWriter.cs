using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c>. The API cannot be told to call one; not to call any is not to be given any.</summary>
internal static class OllamaToolWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        if (request.Options is not { Tools: { Count: > 0 } tools } options || options.ToolMode is NoneChatToolMode)
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
                    $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}: Ollama takes functions. Give an AIFunction or AIFunctionDeclaration.");
            }

            WriteFunction(writer, function, request);
        }

        writer.WriteEndArray();
        if (options.ToolMode is RequiredChatToolMode)
        {
            request.Warnings.Add("tool_choice was not sent: Ollama cannot be forced to call a tool.");
        }

        if ((options.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) == false)
        {
            request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls");
        }
    }

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function, in WireRequest request)
    {
        ToolSchema tool = ToolSchema.Of(function, request, WireSchemas.Ollama);
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
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
