using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What belongs to a streamed text or reasoning beside its pieces, as a content of its own.</summary>
/// <remarks>
/// It is marked by <c>AdditionalProperties["part"]</c>, so it outlives being stored as JSON; <see cref="RejoinedConversation"/> puts it back. It shows no text, and who does not
/// know the mark may pass over it.
/// </remarks>
internal static class PartRest
{
    private const string Key = "part";
    private const string RestMark = "rest";
    private const string EndMark = "end";
    private const string TextMark = "text";

    /// <summary>What kind of rest a content is; null for every other content.</summary>
    public static PartRestKind? Read(AIContent content) =>
        content.AdditionalProperties is not { } properties || !properties.TryGetValue(Key, out object? mark) ? null
        : mark?.ToString() switch
        {
            RestMark => PartRestKind.Rest,
            EndMark => PartRestKind.End,
            TextMark => PartRestKind.Text,
            _ => null,
        };

    /// <summary>Nothing but the end of a part, where another of the same kind follows: they were two, and stay two.</summary>
    public static AIContent End() => new() { AdditionalProperties = new() { [Key] = EndMark } };

    /// <summary>The protected data of a reasoning, which is joined to its pieces; null for none.</summary>
    public static AIContent? ProtectedData(AnswerPart part) =>
        part.ProtectedData is null ? null : new TextReasoningContent("") { ProtectedData = part.ProtectedData };

    /// <summary>The annotations and properties of a part whose text has been handed out; null for none.</summary>
    public static AIContent? Of(AnswerPart part)
    {
        if (part.Annotations is not { Count: > 0 } && part.Properties is null)
        {
            return null;
        }

        AIContent rest = part.Annotations is { Count: > 0 } ? new TextContent("") { Annotations = part.Annotations } : new AIContent();
        return Marked(rest, part.Properties, RestMark);
    }

    /// <summary>A part without any text, which may still have something to send back; null where it has nothing.</summary>
    public static AIContent? OfEmpty(AnswerPart part, string? origin)
    {
        if (part.Build() is not { } content)
        {
            return null;
        }

        if (part.Kind == AnswerPartKind.Reasoning)
        {
            ContentOrigin.Mark(content, origin);
            return content;
        }

        return Marked(part.Annotations is { Count: > 0 } ? content : new AIContent(), part.Properties, TextMark);
    }

    /// <summary>What a content of an answer that keeps no order has beside the text that was handed out; null for nothing.</summary>
    public static AIContent? OfUnordered(AIContent content) => content switch
    {
        TextContent text => text.Annotations is null && text.AdditionalProperties is null ? null
            : new TextContent("") { Annotations = text.Annotations, AdditionalProperties = text.AdditionalProperties },
        TextReasoningContent reasoning => reasoning.ProtectedData is null && ContentOrigin.IsOnlyMarked(reasoning) ? null
            : new TextReasoningContent("") { ProtectedData = reasoning.ProtectedData, AdditionalProperties = reasoning.AdditionalProperties },
        _ => content,
    };

    /// <summary>The properties of a rest, without the mark.</summary>
    public static AdditionalPropertiesDictionary? Properties(AIContent rest)
    {
        if (rest.AdditionalProperties is not { Count: > 1 } marked)
        {
            return null;
        }

        AdditionalPropertiesDictionary properties = marked.Clone();
        properties.Remove(Key);
        return properties;
    }

    private static AIContent Marked(AIContent content, AdditionalPropertiesDictionary? properties, string mark)
    {
        content.AdditionalProperties = properties is null ? [] : new(properties);
        content.AdditionalProperties[Key] = mark;
        return content;
    }
}

/// <summary>What kind of rest a content is.</summary>
internal enum PartRestKind
{
    /// <summary>Annotations and properties of the content before it.</summary>
    Rest,

    /// <summary>Only the end of the part before it.</summary>
    End,

    /// <summary>A text without any characters, with its annotations and properties.</summary>
    Text,
}
