using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What an <see cref="AnswerPart"/> is.</summary>
internal enum AnswerPartKind : byte
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
    private string? _protected;

    /// <summary>The call, or the content of another kind.</summary>
    private readonly object? _own;
    private RarePartFields? _rare;

    public AnswerPartKind Kind => kind;

    /// <summary>Which part of the answer it is, from 0.</summary>
    public int Position { get; init; }

    /// <summary>The part of text of the same item before this one, where a protocol has items of several.</summary>
    public AnswerPart? Sibling
    {
        get => _rare?.Sibling;
        set => Rare.Sibling = value;
    }

    /// <summary>What is still to be done before the content is complete; null for nothing.</summary>
    public Action<AnswerPart>? Finish
    {
        get => _rare?.Finish;
        set => Rare.Finish = value;
    }

    /// <summary>Members that came later than the block they belong to, the last value of each; null for none.</summary>
    public Dictionary<string, string>? LateMembers
    {
        get => _rare?.LateMembers;
        set => Rare.LateMembers = value;
    }

    /// <summary>The index on the wire; null where the protocol gives none.</summary>
    public int? WireIndex { get; set; }

    /// <summary>The index on the wire, of the call where it is one; null where the protocol gives none.</summary>
    public int? IndexOnWire => Call is { } call ? call.WireIndex : WireIndex;

    /// <summary>Which of several paragraphs the last piece of text belongs to, where a protocol counts them.</summary>
    public int Paragraph { get; set; }

    /// <summary>The call of a <see cref="AnswerPartKind.ToolCall"/>.</summary>
    public PartialToolCall? Call
    {
        get => _own as PartialToolCall;
        init => _own = value;
    }

    /// <summary>The content of a part of another kind.</summary>
    public AIContent? Content
    {
        get => _own as AIContent;
        init => _own = value;
    }

    /// <summary>Whether halves of characters were replaced in what <see cref="Build"/> made.</summary>
    public bool HasReplacements { get; private set; }

    /// <summary>Whether nothing is joined to this part any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Reasoning in the provider's own form, to be sent back as it is.</summary>
    public string? ProtectedData
    {
        get
        {
            if (_rare?.TakeProtected() is { } joined)
            {
                _protected = joined;
            }

            return _protected;
        }

        set
        {
            _rare?.TakeProtected();
            _protected = value;
        }
    }

    /// <summary>Adds a piece to <see cref="ProtectedData"/>.</summary>
    public void AppendProtected(string piece)
    {
        if (_protected is null && _rare is null)
        {
            // Mostly it is the only one.
            _protected = piece;
            return;
        }

        Rare.AddProtected(_protected, piece);
        _protected = null;
    }

    /// <summary>Adds bytes to <see cref="ProtectedData"/>, as base64 that is filled up by itself.</summary>
    public void AppendProtectedBytes(string base64)
    {
        Rare.AddProtectedBytes(_protected, base64);
        _protected = null;
    }

    public List<AIAnnotation>? Annotations { get; set; }

    /// <summary>Whether a streamed answer has handed out all of the part.</summary>
    public bool IsGiven { get; set; }

    /// <summary>How many of the <see cref="Annotations"/> a streamed answer has handed out.</summary>
    public int AnnotationsGiven { get; set; }

    /// <summary>What is kept for the way back; becomes the content's <see cref="AIContent.AdditionalProperties"/>.</summary>
    public AdditionalPropertiesDictionary? Properties { get; private set; }

    /// <summary>The text so far; empty for a call and for other content.</summary>
    public string Text
    {
        get
        {
            if (_rare?.TextBytes is { } pieces)
            {
                _rare.TextBytes = null;
                _text = default;
                _text.Append(pieces.Join() ?? "");
            }

            return _text.ToString() ?? "";
        }
    }

    public bool IsEmpty => _text.IsEmpty && _rare?.TextBytes is null;

    public void Append(string text) => _text.Append(text);

    /// <summary>Adds bytes to the text, as base64 that is filled up by itself.</summary>
    public void AppendBytes(string base64)
    {
        if (Rare.TextBytes is not { } pieces)
        {
            Rare.TextBytes = pieces = new Base64Pieces();
            pieces.Add(_text.ToString());
        }

        pieces.Add(base64);
    }

    public void Keep(string name, object value) => (Properties ??= [])[name] = value;

    /// <summary>The content; null for a text or reasoning that is empty and carries nothing.</summary>
    public AIContent? Build()
    {
        if (Finish is { } finish)
        {
            Finish = null;
            finish(this);
        }

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

    private RarePartFields Rare => _rare ??= new RarePartFields();

    private string Whole(string text)
    {
        string whole = HalfCharacters.Replace(text);
        HasReplacements |= !ReferenceEquals(whole, text);
        return whole;
    }
}
