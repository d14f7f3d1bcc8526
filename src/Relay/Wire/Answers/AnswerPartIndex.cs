namespace Relay;

/// <summary>Finds a part of an answer by its index on the wire: the last one that has it. Mostly that is the last part of all; an answer of many parts is not walked through for each piece.</summary>
internal sealed class AnswerPartIndex(List<AnswerPart> parts)
{
    /// <summary>Up to so many parts are looked through.</summary>
    private const int Few = 8;

    private readonly Dictionary<int, AnswerPart> _any = [];
    private readonly Dictionary<(int Index, AnswerPartKind Kind), AnswerPart> _ofKind = [];
    private int _seen;

    /// <summary>The last part of an index and, unless it is null, of a kind; null when there is none.</summary>
    public AnswerPart? Find(int index, AnswerPartKind? kind)
    {
        for (int i = parts.Count - 1; i >= Math.Max(0, parts.Count - Few); i--)
        {
            if (IndexOf(parts[i]) == index && (kind is null || parts[i].Kind == kind))
            {
                return parts[i];
            }
        }

        if (parts.Count <= Few)
        {
            return null;
        }

        for (; _seen < parts.Count; _seen++)
        {
            if (IndexOf(parts[_seen]) is { } known)
            {
                _any[known] = parts[_seen];
                _ofKind[(known, parts[_seen].Kind)] = parts[_seen];
            }
        }

        return kind is { } one ? _ofKind.GetValueOrDefault((index, one)) : _any.GetValueOrDefault(index);
    }

    /// <summary>A part has taken the place of another of the same index and kind.</summary>
    public void Replace(AnswerPart part, AnswerPart by)
    {
        if (IndexOf(part) is not { } index)
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

    private static int? IndexOf(AnswerPart part) => part.Call is { } call ? call.WireIndex : part.WireIndex;
}
