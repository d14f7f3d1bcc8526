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
            AIFunctionDeclaration function = FunctionForm.Of(tool, "Ollama", request);
            FunctionForm.WriteNested(writer, function, ToolSchema.Of(function, request, WireSchemas.Ollama), strict: null);
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
}
