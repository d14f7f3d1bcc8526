using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the provider is to keep of a call, and what it is to give back so that it need not: <c>store</c>, <c>include</c>, and what a call goes on from.</summary>
/// <remarks>
/// By default nothing is kept (<c>store: false</c>) and reasoning comes back encrypted: a conversation is what the program holds, it goes on after 30 days, in another region and in an
/// organisation that may keep nothing, and it can be changed before it goes back. Had a reasoning item only its id, it would be lost with the provider's copy, and the call
/// would be refused ("Item with id … not found"). A program that wants the copy says <c>store: true</c>, or goes on from one with <see cref="ChatOptions.ConversationId"/>.
/// Sources: platform.openai.com/docs/guides/reasoning (encrypted reasoning items) and /conversation-state; models that do not reason refuse the include.
/// </remarks>
internal static class ResponsesStateWriter
{
    private const string Encrypted = "reasoning.encrypted_content";

    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        ResponsesDialect dialect = request.Provider.Responses ?? ResponsesDialect.Stateless;
        string? conversation = request.Options?.ConversationId;
        if (ResponsesExtras.TryGet(request, "store", out JsonElement store))
        {
            writer.WritePropertyName("store"u8);
            store.WriteTo(writer);
        }
        else if (dialect.Stores && string.IsNullOrEmpty(conversation))
        {
            writer.WriteBoolean("store"u8, false);
        }

        if (!string.IsNullOrEmpty(conversation))
        {
            writer.WriteString(conversation.StartsWith("conv_", StringComparison.Ordinal) ? "conversation"u8 : "previous_response_id"u8, conversation);
        }

        WriteInclude(writer, request, dialect);
    }

    /// <summary>Whether the provider is asked to keep the answer: the ids in a conversation are then enough for it.</summary>
    public static bool Stores(in WireRequest request) =>
        ResponsesExtras.TryGet(request, "store", out JsonElement store)
            ? store.ValueKind == JsonValueKind.True
            : !string.IsNullOrEmpty(request.Options?.ConversationId);

    private static void WriteInclude(Utf8JsonWriter writer, in WireRequest request, ResponsesDialect dialect)
    {
        bool hasOwn = ResponsesExtras.TryGet(request, "include", out JsonElement own) && own.ValueKind == JsonValueKind.Array;
        bool wantsReasoning = dialect.EncryptedReasoning && Reasons(request);
        if (!hasOwn && !wantsReasoning)
        {
            return;
        }

        writer.WriteStartArray("include"u8);
        if (hasOwn)
        {
            foreach (JsonElement item in own.EnumerateArray())
            {
                wantsReasoning &= !(item.ValueKind == JsonValueKind.String && item.ValueEquals(Encrypted));
                item.WriteTo(writer);
            }
        }

        if (wantsReasoning)
        {
            writer.WriteStringValue(Encrypted);
        }

        writer.WriteEndArray();
    }

    /// <summary>Whether the model is known to reason, or is asked to.</summary>
    private static bool Reasons(in WireRequest request) =>
        !CapabilityGap.IsKnown(request.Spec, Capability.Reasoning)
        && (ParameterRules.IsReasoningModel(request.Spec.Model)
            || (request.Spec.Capabilities.YesMask & (1 << (int)Capability.Reasoning)) != 0
            || (request.Effort is not (null or "none") && (request.Rejected & RequestParameters.ReasoningEffort) == 0));
}
