using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Relay.Presets;

/// <summary>The parser's events one by one, with offsets into the whole text. A mistake ends the events and is kept in <see cref="Failure"/>.</summary>
internal sealed class YamlEventReader
{
    private readonly Parser _parser;
    private readonly int _shift;
    private readonly string _text;
    private readonly Stack<int> _openBrackets = new();
    private int _lastScalarStart = -1;

    public YamlEventReader(string text, int contentStart)
    {
        _shift = contentStart;
        _text = text;
        _parser = new Parser(new StringReader(contentStart == 0 ? text : text.Substring(contentStart)));
        Advance();
    }

    /// <summary>The event to read; null at the end and after a mistake.</summary>
    public ParsingEvent? Current { get; private set; }

    /// <summary>The mistake that ended the events; null without one.</summary>
    public YamlFailure? Failure { get; private set; }

    /// <summary>Offset just behind the event that was read last.</summary>
    public int PreviousEnd { get; private set; }

    public int StartOf(ParsingEvent item) => Offset(item.Start);

    public int EndOf(ParsingEvent item) => Math.Max(Offset(item.Start), Offset(item.End));

    /// <summary>Ends the events here.</summary>
    public void Stop() => Current = null;

    /// <summary>Goes on to the next event.</summary>
    public void Advance()
    {
        if (Current is { } item)
        {
            Track(item);
            PreviousEnd = EndOf(item);
        }

        try
        {
            Current = _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException exception)
        {
            Fail(Offset(exception.Start), Offset(exception.End), exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Some mistakes (an unclosed '[' before another key, an escape beyond Unicode) run into the parser's own checks.
            Fail(-1, -1, "");
        }
    }

    private void Track(ParsingEvent item)
    {
        switch (item)
        {
            case MappingStart:
                _openBrackets.Push(BracketOf(item, '{'));
                break;
            case SequenceStart:
                _openBrackets.Push(BracketOf(item, '['));
                break;
            case MappingEnd or SequenceEnd when _openBrackets.Count > 0:
                _openBrackets.Pop();
                break;
            case Scalar:
                _lastScalarStart = StartOf(item);
                break;
        }
    }

    // Block collections have no bracket, and neither has the pair in [key: value], which begins nowhere for the parser.
    private int BracketOf(ParsingEvent item, char bracket)
    {
        int at = EndOf(item);
        return at >= PreviousEnd && at < _text.Length && _text[at] == bracket && IsFlow(item) ? at : -1;
    }

    private static bool IsFlow(ParsingEvent item) =>
        item is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

    private void Fail(int start, int end, string reason)
    {
        Current = null;
        int bracket = -1;
        foreach (int open in _openBrackets)
        {
            if (open >= 0)
            {
                bracket = open;
                break;
            }
        }

        Failure = new YamlFailure(start, Math.Max(start, end), reason, bracket, _lastScalarStart, PreviousEnd);
    }

    // The parser's index runs past the end at the end of the text.
    private int Offset(in Mark mark) => (int)Math.Min(mark.Index + _shift, _text.Length);
}
