using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What an <see cref="AnswerPart"/> is.</summary>
internal enum AnswerPartKind
{
    /// <summary>Visible text.</summary>
    Text,

    /// <summary>Reasoning.</summary>
    Reasoning,

    /// <summary>A tool call.</summary>
    ToolCall,

    /// <summary>Anything else, which came whole.</summary>
    Other,
}

/// <summary>One part of an answer whose parts have an order, with what must stay with it: signatures, sources.</summary>
internal sealed class AnswerPart(AnswerPartKind kind)
{
    private TextAccumulator _text;

    public AnswerPartKind Kind => kind;

    /// <summary>The index on the wire; null where the protocol gives none.</summary>
    public int? WireIndex { get; set; }

    /// <summary>Which of several paragraphs the last piece of text belongs to, where a protocol counts them.</summary>
    public int Paragraph { get; set; }

    /// <summary>The call of a <see cref="AnswerPartKind.ToolCall"/>.</summary>
    public PartialToolCall? Call { get; init; }

    /// <summary>The content of a part of another kind.</summary>
    public AIContent? Content { get; init; }

    /// <summary>Whether halves of characters were replaced in what <see cref="Build"/> made.</summary>
    public bool HasReplacements { get; private set; }

    /// <summary>Whether nothing is joined to this part any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Reasoning in the provider's own form, to be sent back as it is.</summary>
    public string? ProtectedData { get; set; }

    public List<AIAnnotation>? Annotations { get; set; }

    /// <summary>Whether a streamed answer has handed out all of the part.</summary>
    public bool IsGiven { get; set; }

    /// <summary>How many of the <see cref="Annotations"/> a streamed answer has handed out.</summary>
    public int AnnotationsGiven { get; set; }

    /// <summary>What is kept for the way back; becomes the content's <see cref="AIContent.AdditionalProperties"/>.</summary>
    public AdditionalPropertiesDictionary? Properties { get; private set; }

    /// <summary>The text so far; empty for a call and for other content.</summary>
    public string Text => _text.ToString() ?? "";

    public bool IsEmpty => _text.IsEmpty;

    public void Append(string text) => _text.Append(text);

    /// <summary>Takes the text out again.</summary>
    public void Clear() => _text = default;

    public void Keep(string name, object value) => (Properties ??= [])[name] = value;

    /// <summary>The content; null for a text or reasoning that is empty and carries nothing.</summary>
    public AIContent? Build()
    {
        AIContent? content = kind switch
        {
            AnswerPartKind.ToolCall => Call!.Build(),
            AnswerPartKind.Other => Content,
            _ when _text.IsEmpty && ProtectedData is null && Annotations is null && Properties is null => null,
            AnswerPartKind.Reasoning => new TextReasoningContent(Whole(Text)) { ProtectedData = ProtectedData is null ? null : Whole(ProtectedData) },
            _ => new TextContent(Whole(Text)),
        };
        if (content is not null && Annotations is not null)
        {
            content.Annotations = Annotations;
        }

        if (kind == AnswerPartKind.Text && content is not null)
        {
            // A text is only built here and has none of its own: it takes over the part's.
            content.AdditionalProperties = Properties;
        }
        else if (content is not null && Properties is not null)
        {
            foreach (KeyValuePair<string, object?> property in Properties)
            {
                (content.AdditionalProperties ??= [])[property.Key] = property.Value;
            }
        }

        return content;
    }

    private string Whole(string text)
    {
        string whole = HalfCharacters.Replace(text);
        HasReplacements |= !ReferenceEquals(whole, text);
        return whole;
    }
}
