namespace Relay;

/// <summary>Finds parts of an answer of many, so that it is not walked through for each piece. What is found is noted as the parts are walked through once.</summary>
internal sealed class AnswerPartIndex(List<AnswerPart> parts)
{
    private readonly Dictionary<int, AnswerPart> _any = [];
    private readonly Dictionary<(int Index, AnswerPartKind Kind), AnswerPart> _ofKind = [];
    private readonly Dictionary<int, AnswerPart> _textOfItem = [];
    private AnswerPart? _lastText;
    private AnswerPart? _firstCall;
    private int _seen;
    private int _textsSeen;

    /// <summary>The last part of an index on the wire and, unless it is null, of a kind; null when there is none.</summary>
    public AnswerPart? Find(int index, AnswerPartKind? kind)
    {
        Look();
        return kind is { } one ? _ofKind.GetValueOrDefault((index, one)) : _any.GetValueOrDefault(index);
    }

    /// <summary>The last text of an item: of the parts whose index, without its last <paramref name="bits"/> bits, is the item's.</summary>
    public AnswerPart? LastTextOf(int item, int bits)
    {
        // Walked through by itself: other questions know nothing of items.
        for (; _textsSeen < parts.Count; _textsSeen++)
        {
            if (parts[_textsSeen] is { Kind: AnswerPartKind.Text, IndexOnWire: { } index } part)
            {
                _textOfItem[index >> bits] = part;
            }
        }

        return _textOfItem.GetValueOrDefault(item);
    }

    /// <summary>The last part of text; null when there is none.</summary>
    public AnswerPart? LastText()
    {
        Look();
        return _lastText;
    }

    /// <summary>The first part that is a call; null when there is none.</summary>
    public AnswerPart? FirstCall()
    {
        Look();
        return _firstCall;
    }

    /// <summary>A part has taken the place of another of the same index and kind.</summary>
    public void Replace(AnswerPart part, AnswerPart by)
    {
        if (part.IndexOnWire is not { } index)
        {
            return;
        }

        if (_any.GetValueOrDefault(index) == part)
        {
            _any[index] = by;
        }

        if (_ofKind.GetValueOrDefault((index, part.Kind)) == part)
        {
            _ofKind[(index, part.Kind)] = by;
        }
    }

    /// <summary>Notes the parts that have come since.</summary>
    private void Look()
    {
        for (; _seen < parts.Count; _seen++)
        {
            AnswerPart part = parts[_seen];
            _lastText = part.Kind == AnswerPartKind.Text ? part : _lastText;
            _firstCall ??= part.Kind == AnswerPartKind.ToolCall ? part : null;
            if (part.IndexOnWire is { } index)
            {
                _any[index] = part;
                _ofKind[(index, part.Kind)] = part;
            }
        }
    }
}
