using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c>, <c>tool_choice</c> and <c>parallel_tool_calls</c>.</summary>
internal static class ResponsesToolWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        IList<AITool>? tools = request.Options?.Tools;
        bool hasRaw = ResponsesExtras.TryGet(request, "tools", out JsonElement raw) && raw.ValueKind == JsonValueKind.Array;
        if (tools is not { Count: > 0 } && !hasRaw)
        {
            return;
        }

        writer.WriteStartArray("tools"u8);
        foreach (AITool tool in tools ?? [])
        {
            if (tool is AIFunctionDeclaration function)
            {
                WriteFunction(writer, function, request);
            }
            else
            {
                ResponsesHostedToolWriter.Write(writer, tool, request);
            }
        }

        if (hasRaw)
        {
            foreach (JsonElement tool in raw.EnumerateArray())
            {
                tool.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
        if (tools is { Count: > 0 })
        {
            WriteChoice(writer, tools, request);
        }

        if (Parallel(request) is { } parallel && request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls"))
        {
            writer.WriteBoolean("parallel_tool_calls"u8, parallel);
        }
    }

    /// <summary>Whether the model may call several tools at once, where the request says so.</summary>
    public static bool? Parallel(in WireRequest request) =>
        request.Options is { Tools.Count: > 0 } options ? options.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls : null;

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function, in WireRequest request)
    {
        ToolSchema own = ToolSchema.Of(function, request, WireSchemas.OfOpenAI(request));
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        FunctionForm.WriteNameAndParameters(writer, function, own);

        // Left out, strict would be true here, and a schema that is not written for it would be changed or refused.
        writer.WriteBoolean("strict"u8, own.IsStrict == true);
        foreach (KeyValuePair<string, object?> entry in function.AdditionalProperties)
        {
            if (entry.Key == "defer_loading")
            {
                writer.WritePropertyName(entry.Key);
                JsonValues.Write(writer, entry.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, IList<AITool> tools, in WireRequest request)
    {
        ChatToolMode? mode = request.Options!.ToolMode;
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
                if (Hosted(tools, name) is { } hosted)
                {
                    ResponsesHostedToolWriter.WriteChoice(writer, hosted);
                }
                else
                {
                    writer.WriteString("type"u8, "function"u8);
                    writer.WriteString("name"u8, name);
                }

                writer.WriteEndObject();
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice"u8, "required"u8);
                break;
        }
    }

    private static AITool? Hosted(IList<AITool> tools, string name)
    {
        foreach (AITool tool in tools)
        {
            if (tool is not AIFunctionDeclaration && tool.Name == name)
            {
                return tool;
            }
        }

        return null;
    }
}
