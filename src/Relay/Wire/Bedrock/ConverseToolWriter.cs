using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>toolConfig</c>.</summary>
/// <remarks>
/// Functions are <c>toolSpec</c>s. A tool that a model runs itself is a <see cref="HostedCodeInterpreterTool"/> or <see cref="HostedWebSearchTool"/> (of Nova 2), or any
/// <see cref="AITool"/> whose additional properties hold a <c>systemTool</c>. The choice <c>auto</c> is what the API does unasked, and some models refuse to be asked.
/// A conversation that holds calls needs a <c>toolConfig</c> even where no tool may be called any more.
/// Source: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolConfiguration and API_runtime_ToolChoice.
/// </remarks>
internal static class ConverseToolWriter
{
    public static void Write(
        Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, in WireRequest request, AnthropicAnswerFormat format, in ConverseReasoning reasoning, CacheBreakpoints cache)
    {
        IList<AITool>? tools = request.Options?.Tools;
        bool isAnswer = format == AnthropicAnswerFormat.Tool, isNone = request.Options?.ToolMode is NoneChatToolMode;
        List<string>? called = CalledTools(messages);
        bool hasOwn = tools is { Count: > 0 } && (!isNone || called is not null);
        if (!hasOwn && !isAnswer && called is null)
        {
            return;
        }

        writer.WriteStartObject("toolConfig"u8);
        writer.WriteStartArray("tools"u8);
        for (int i = 0; hasOwn && i < tools!.Count; i++)
        {
            WriteTool(writer, tools[i], request, reasoning.TakesSchemas ? WireSchemas.Bedrock : WireSchemas.BedrockUnbound);
            ConverseCachePoint.Write(writer, tools[i].AdditionalProperties, cache);
        }

        if (isAnswer)
        {
            WriteAnswerTool(writer, (ChatResponseFormatJson)request.Options!.ResponseFormat!, request);
        }

        if (!hasOwn && !isAnswer)
        {
            foreach (string name in called!)
            {
                StartSpec(writer, name, "Was called earlier in this conversation.");
                writer.WriteRawValue("""{"type":"object","properties":{}}"""u8, skipInputValidation: true);
                EndSpec(writer, strict: null);
            }

            request.Warnings.Add("the tools of earlier calls were sent by name only: the API wants the tools of a conversation that holds calls, and the call gives none.");
        }

        writer.WriteEndArray();
        WriteChoice(writer, request, isAnswer, hasOwn, reasoning);
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, AITool tool, in WireRequest request, WireSchemas schemas)
    {
        if (tool is AIFunctionDeclaration function)
        {
            ToolSchema own = ToolSchema.Of(function, request, schemas);
            StartSpec(writer, function.Name, own.Description);
            own.WriteTo(writer);
            EndSpec(writer, own.IsStrict);
            return;
        }

        writer.WriteStartObject();
        if (tool.AdditionalProperties.TryGetValue("systemTool", out object? system))
        {
            writer.WritePropertyName("systemTool"u8);
            JsonValues.Write(writer, system);
        }
        else if (tool is HostedCodeInterpreterTool or HostedWebSearchTool)
        {
            writer.WriteStartObject("systemTool"u8);
            writer.WriteString("name"u8, tool is HostedWebSearchTool ? "nova_grounding"u8 : "nova_code_interpreter"u8);
            writer.WriteEndObject();
        }
        else
        {
            throw new RelayException(
                RelayErrorKind.ToolSchema,
                $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}. Give an AIFunction, or a tool whose additional properties hold a 'systemTool'.");
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a tool up to its schema, which is written next.</summary>
    private static void StartSpec(Utf8JsonWriter writer, string name, string? description)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("toolSpec"u8);
        writer.WriteString("name"u8, name);
        if (description is not null)
        {
            writer.WriteString("description"u8, description);
        }

        writer.WriteStartObject("inputSchema"u8);
        writer.WritePropertyName("json"u8);
    }

    private static void EndSpec(Utf8JsonWriter writer, bool? strict)
    {
        writer.WriteEndObject();
        if (strict is { } isStrict)
        {
            writer.WriteBoolean("strict"u8, isStrict);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAnswerTool(Utf8JsonWriter writer, ChatResponseFormatJson json, in WireRequest request)
    {
        StartSpec(writer, AnthropicAnswerFormats.ToolName, json.SchemaDescription ?? "Gives the final answer.");
        AnswerSchema.Of(json, request, WireSchemas.AnthropicBefore45).WriteTo(writer);
        EndSpec(writer, strict: null);
    }

    private static void WriteChoice(Utf8JsonWriter writer, in WireRequest request, bool isAnswer, bool hasOwn, in ConverseReasoning reasoning)
    {
        ChatToolMode? mode = hasOwn ? request.Options!.ToolMode : null;
        if (hasOwn && (request.Options!.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) == false)
        {
            request.Takes(RequestParameters.ParallelToolCalls, "parallel_tool_calls");
        }

        (string? choice, string? name) = mode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } required } => ("tool", required),
            _ when isAnswer && (!hasOwn || mode is NoneChatToolMode) => ("tool", AnthropicAnswerFormats.ToolName),
            RequiredChatToolMode => ("any", null),
            _ when isAnswer => ("any", null),
            _ => (null, (string?)null),
        };
        if (mode is NoneChatToolMode && !isAnswer)
        {
            request.Warnings.Add("tool_choice none was not sent: the API has no such choice, and wants the tools of a conversation that holds calls.");
        }

        if (choice is null)
        {
            return;
        }

        if (!reasoning.CanForceTools)
        {
            request.Warnings.Add(isAnswer
                ? $"the schema may not be followed: {request.Spec.Target} cannot be forced to call a tool{(reasoning.Family == BedrockFamily.Plain ? "" : " while it thinks")}, and has no other way to be bound to a schema."
                : $"tool_choice was not sent: {request.Spec.Target} cannot be forced to call a tool on this request.");
            return;
        }

        if (name is not null && !reasoning.CanNameTool)
        {
            if (HasSeveral(request.Options?.Tools, isAnswer))
            {
                request.Warnings.Add($"tool_choice was sent as any: {request.Spec.Target} can be told to call a tool, and not which.");
            }

            (choice, name) = ("any", null);
        }

        writer.WriteStartObject("toolChoice"u8);
        writer.WriteStartObject(choice);
        if (name is not null)
        {
            writer.WriteString("name"u8, name);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool HasSeveral(IList<AITool>? tools, bool isAnswer) => (tools?.Count ?? 0) + (isAnswer ? 1 : 0) > 1;

    /// <summary>The names of the tools that were called in the conversation, each once; null for none.</summary>
    private static List<string>? CalledTools(IReadOnlyList<ChatMessage> messages)
    {
        List<string>? names = null;
        for (int i = 0; i < messages.Count; i++)
        {
            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (content is FunctionCallContent call && names?.Contains(call.Name) != true)
                {
                    (names ??= []).Add(call.Name);
                }
            }
        }

        return names;
    }
}
