using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c> and <c>toolConfig</c>.</summary>
/// <remarks>
/// A function's parameters go as <c>parametersJsonSchema</c>, which takes most of JSON Schema: the older <c>parameters</c> is a subset that would lose references,
/// unions and limits. Web search and code execution of the ecosystem's own are Gemini's <c>googleSearch</c> and <c>codeExecution</c>.
/// </remarks>
internal static class GeminiToolWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras)
    {
        IList<AITool>? tools = request.Options?.Tools;
        bool hasFunctions = HasFunctions(tools);
        if (tools is { Count: > 0 } || extras.Tools.Count > 0)
        {
            writer.WriteStartArray("tools"u8);
            if (hasFunctions)
            {
                WriteFunctions(writer, tools!, request);
            }

            WriteHosted(writer, tools, request.Spec);
            foreach (JsonElement tool in extras.Tools)
            {
                tool.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        WriteConfig(writer, hasFunctions ? request.Options!.ToolMode : null, extras);
        if (hasFunctions && (request.Options!.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) == false)
        {
            request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls");
        }
    }

    public static bool HasFunctions(IList<AITool>? tools)
    {
        if (tools is not null)
        {
            foreach (AITool tool in tools)
            {
                if (tool is AIFunctionDeclaration)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void WriteFunctions(Utf8JsonWriter writer, IList<AITool> tools, in WireRequest request)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("functionDeclarations"u8);
        foreach (AITool tool in tools)
        {
            if (tool is AIFunctionDeclaration function)
            {
                WriteFunction(writer, function, request);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function, in WireRequest request)
    {
        ToolSchema tool = ToolSchema.Of(function, request, WireSchemas.Gemini);
        writer.WriteStartObject();
        writer.WriteString("name"u8, function.Name);
        writer.WriteString("description"u8, tool.Description ?? "");
        if (function.JsonSchema.ValueKind == JsonValueKind.Object)
        {
            writer.WritePropertyName("parametersJsonSchema"u8);
            tool.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteHosted(Utf8JsonWriter writer, IList<AITool>? tools, ModelSpec spec)
    {
        if (tools is null)
        {
            return;
        }

        foreach (AITool tool in tools)
        {
            if (tool is AIFunctionDeclaration)
            {
                continue;
            }

            writer.WriteStartObject();
            writer.WriteStartObject(tool switch
            {
                HostedWebSearchTool => "googleSearch",
                HostedCodeInterpreterTool => "codeExecution",
                _ => throw new RelayException(
                    RelayErrorKind.ToolSchema,
                    $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {spec.Target}: Gemini takes functions (AIFunctionDeclaration), web search and code execution; others go as they are in the field 'tools' of AdditionalProperties."),
            });
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteConfig(Utf8JsonWriter writer, ChatToolMode? mode, GeminiExtras extras)
    {
        if (mode is null && extras.ToolConfig.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("toolConfig"u8);
        if (mode is not null)
        {
            writer.WriteStartObject("functionCallingConfig"u8);
            writer.WriteString("mode"u8, mode is RequiredChatToolMode ? "ANY"u8 : mode is NoneChatToolMode ? "NONE"u8 : "AUTO"u8);
            if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
            {
                writer.WriteStartArray("allowedFunctionNames"u8);
                writer.WriteStringValue(name);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        foreach (GeminiExtra extra in extras.ToolConfig)
        {
            if (mode is null || !extra.Is("functionCallingConfig"))
            {
                extra.Write(writer);
            }
        }

        writer.WriteEndObject();
    }
}
