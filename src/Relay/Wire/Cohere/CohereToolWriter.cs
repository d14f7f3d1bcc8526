using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c>, <c>tool_choice</c> and <c>strict_tools</c>.</summary>
internal static class CohereToolWriter
{
    /// <summary>Writes the fields; false when there are no tools.</summary>
    public static bool Write(Utf8JsonWriter writer, in WireRequest request)
    {
        if (request.Options is not { Tools: { Count: > 0 } tools } options)
        {
            return false;
        }

        // The API cannot name the tool that must be called: where it must be this one, this one is all there is.
        string? only = options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name } && TakesChoice(request) ? name : null;
        bool isStrict = true, any = false;
        writer.WriteStartArray("tools"u8);
        foreach (AITool tool in tools)
        {
            AIFunctionDeclaration function = FunctionForm.Of(tool, "Cohere", request);
            if (only is null || function.Name == only)
            {
                ToolSchema schema = ToolSchema.Of(function, request, WireSchemas.Cohere);
                FunctionForm.WriteNested(writer, function, schema, strict: null);
                any = true;
                isStrict &= schema.IsStrict == true;
            }
        }

        writer.WriteEndArray();
        if (!any)
        {
            throw new RelayException(RelayErrorKind.ToolSchema, $"The tool '{only}' must be called and is not among the tools: add it, or name another one.");
        }

        WriteChoice(writer, options.ToolMode, request);
        if (isStrict && !CohereExtras.Has(request, "strict_tools", own: true) && !CohereExtras.Has(request, "strict_tools", own: false))
        {
            writer.WriteBoolean("strict_tools"u8, true);
        }

        if ((options.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) == false)
        {
            request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls");
        }

        return true;
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatToolMode? mode, in WireRequest request)
    {
        if (mode is null or AutoChatToolMode)
        {
            // The API has no word for it: it is what happens without one.
            return;
        }

        if (!TakesChoice(request))
        {
            request.Warnings.Add($"tool_choice was not sent: {request.Spec.Target} is older than it.");
            return;
        }

        writer.WriteString("tool_choice"u8, mode is NoneChatToolMode ? "NONE"u8 : "REQUIRED"u8);
    }

    private static bool TakesChoice(in WireRequest request) => CohereModelRules.TakesToolChoice(ModelId.Normalize(request.Spec.Model));
}
