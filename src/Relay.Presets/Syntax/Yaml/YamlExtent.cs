using YamlDotNet.Core.Events;

namespace Relay.Presets;

/// <summary>Finds out from where to where a list or mapping reaches.</summary>
/// <remarks>
/// The parser ends a block collection only where the next token begins, ends a flow collection before its bracket,
/// and gives no start for the single pair in <c>[key: value]</c>; so the extent is taken from brackets and children.
/// </remarks>
internal sealed class YamlExtent
{
    private readonly string _text;
    private readonly char _closingBracket;
    private int _start;
    private int _end;
    private bool _hasStart;

    private YamlExtent(string text, int start, char closingBracket)
    {
        _text = text;
        _start = start;
        _closingBracket = closingBracket;
        _hasStart = closingBracket != '\0' || IsDash(text, start);
        _end = _hasStart ? Math.Min(start + 1, text.Length) : start;
    }

    public static YamlExtent Open(string text, YamlEventReader events, ParsingEvent opening, FindingCollector findings)
    {
        int start = YamlProperties.Read(text, events.StartOf(opening), events.EndOf(opening), findings).ContentStart;
        char bracket = start < text.Length ? text[start] : '\0';
        return opening switch
        {
            MappingStart { Style: MappingStyle.Flow } when bracket == '{' && start >= events.PreviousEnd => new YamlExtent(text, start, '}'),
            MappingStart { Style: MappingStyle.Flow } => new YamlExtent(text, events.PreviousEnd, '\0'),
            SequenceStart { Style: SequenceStyle.Flow } => new YamlExtent(text, start, ']'),
            _ => new YamlExtent(text, start, '\0'),
        };
    }

    /// <summary>Takes a child in.</summary>
    public void Include(PresetNode child)
    {
        if (!_hasStart)
        {
            _hasStart = true;
            _start = child.Location.Span.Start.Offset;
        }

        _end = Math.Max(_end, child.Location.Span.End.Offset);
    }

    /// <summary>Reads the closing event, if the events reach that far, and gives the whole extent.</summary>
    public SourceLocation Close(SourceText source, YamlEventReader events)
    {
        if (events.Current is SequenceEnd or MappingEnd)
        {
            int at = events.StartOf(events.Current);
            if (_closingBracket != '\0' && at < _text.Length && _text[at] == _closingBracket)
            {
                _end = at + 1;
            }

            events.Advance();
        }

        return source.Locate(_start, _end);
    }

    private static bool IsDash(string text, int at) => at < text.Length && text[at] == '-';
}
