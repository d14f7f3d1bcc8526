using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>tools</c> and <c>tool_choice</c>.</summary>
/// <remarks>
/// Functions are tools with an <c>input_schema</c>. A tool that Anthropic runs itself is a <see cref="HostedWebSearchTool"/>, or any
/// <see cref="AITool"/> whose additional properties name its <c>type</c> (<c>web_fetch_20250910</c>, say); the others are sent beside it.
/// </remarks>
internal static class AnthropicToolWriter
{
    /// <summary>Writes both; says whether there was anything to write.</summary>
    public static bool Write(Utf8JsonWriter writer, in WireRequest request, AnthropicAnswerFormat format, bool canForce, CacheBreakpoints cache)
    {
        IList<AITool>? tools = request.Options?.Tools;
        bool hasOwn = tools is { Count: > 0 };
        if (!hasOwn && format != AnthropicAnswerFormat.Tool)
        {
            return false;
        }

        writer.WriteStartArray("tools"u8);
        for (int i = 0; hasOwn && i < tools!.Count; i++)
        {
            WriteTool(writer, tools[i], request, cache);
        }

        if (format == AnthropicAnswerFormat.Tool)
        {
            WriteAnswerTool(writer, (ChatResponseFormatJson)request.Options!.ResponseFormat!, request);
        }

        writer.WriteEndArray();
        WriteChoice(writer, request, format, hasOwn, canForce);
        return true;
    }

    private static void WriteTool(Utf8JsonWriter writer, AITool tool, in WireRequest request, CacheBreakpoints cache)
    {
        writer.WriteStartObject();
        if (tool is AIFunctionDeclaration function)
        {
            WriteFunction(writer, function, request);
        }
        else if (tool.AdditionalProperties.TryGetValue("type", out object? type) && type is string)
        {
            writer.WriteString("name"u8, tool.Name);
            foreach (KeyValuePair<string, object?> property in tool.AdditionalProperties)
            {
                if (property.Key is not ("name" or "cache_control"))
                {
                    writer.WritePropertyName(property.Key);
                    JsonValues.Write(writer, property.Value);
                }
            }
        }
        else if (tool is HostedWebSearchTool)
        {
            writer.WriteString("type"u8, "web_search_20250305"u8);
            writer.WriteString("name"u8, "web_search"u8);
        }
        else
        {
            throw new RelayException(
                RelayErrorKind.ToolSchema,
                $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}. Give an AIFunction, a HostedWebSearchTool, or a tool whose additional properties name its 'type'.");
        }

        cache.Write(writer, tool);
        writer.WriteEndObject();
    }

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function, in WireRequest request)
    {
        bool canBind = ClaudeTraits.Of(ModelId.Normalize(request.Spec.Model)).JsonSchema;
        ToolSchema tool = ToolSchema.Of(function, request, canBind ? WireSchemas.Anthropic : WireSchemas.AnthropicBefore45);
        writer.WriteString("name"u8, function.Name);
        if (tool.Description is { } description)
        {
            writer.WriteString("description"u8, description);
        }

        writer.WritePropertyName("input_schema"u8);
        tool.WriteTo(writer);
        if (tool.IsStrict is { } strict)
        {
            writer.WriteBoolean("strict"u8, strict);
        }

        WriteFlag(writer, function, "defer_loading");
    }

    private static void WriteFlag(Utf8JsonWriter writer, AIFunctionDeclaration function, string name)
    {
        if (function.AdditionalProperties.TryGetValue(name, out object? value) && value is bool flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    private static void WriteAnswerTool(Utf8JsonWriter writer, ChatResponseFormatJson json, in WireRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, AnthropicAnswerFormats.ToolName);
        writer.WriteString("description"u8, json.SchemaDescription ?? "Gives the final answer.");
        writer.WritePropertyName("input_schema"u8);
        AnswerSchema.Of(json, request, WireSchemas.AnthropicBefore45).WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, in WireRequest request, AnthropicAnswerFormat format, bool hasOwn, bool canForce)
    {
        ChatToolMode? mode = hasOwn ? request.Options!.ToolMode : null;
        bool? parallel = hasOwn && request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls")
            ? request.Options!.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls
            : null;
        bool isAnswer = format == AnthropicAnswerFormat.Tool;
        (string? type, string? name) = mode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } required } => ("tool", required),
            _ when isAnswer && (!hasOwn || mode is NoneChatToolMode) => ("tool", AnthropicAnswerFormats.ToolName),
            RequiredChatToolMode => ("any", null),
            _ when isAnswer => ("any", null),
            AutoChatToolMode => ("auto", null),
            NoneChatToolMode => ("none", (string?)null),
            _ => (parallel is null ? null : "auto", null),
        };
        if (type is "any" or "tool" && !canForce)
        {
            request.Warnings.Add(isAnswer
                ? $"the schema may not be followed: {request.Spec.Target} cannot be forced to call a tool while it thinks, and has no other way to be bound to a schema."
                : $"tool_choice was not sent: {request.Spec.Target} cannot be forced to call a tool{(ClaudeTraits.Of(ModelId.Normalize(request.Spec.Model)).ForcedTools ? " while it thinks" : "")}.");
            (type, name) = (isAnswer || parallel is not null ? "auto" : null, null);
        }

        if (type is null)
        {
            return;
        }

        writer.WriteStartObject("tool_choice"u8);
        writer.WriteString("type"u8, type);
        if (name is not null)
        {
            writer.WriteString("name"u8, name);
        }

        if (parallel is { } several && type != "none")
        {
            writer.WriteBoolean("disable_parallel_tool_use"u8, !several);
        }

        writer.WriteEndObject();
    }
}
