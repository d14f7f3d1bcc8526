namespace Relay;

/// <summary>Finds the end of a call's arguments while they arrive: each character is looked at once, however often it is asked.</summary>
internal struct ArgumentsEnd
{
    /// <summary>What is neither an object nor a list has no end of its own; a short one is simply read.</summary>
    private const int LongestSimple = 64;

    private int _seen;
    private int _depth;
    private bool _isText;
    private bool _isEscaped;
    private bool _isOpened;
    private bool? _isJson;

    /// <summary>Whether the arguments are JSON from beginning to end.</summary>
    public bool IsWhole(ref readonly TextAccumulator arguments)
    {
        ReadOnlySpan<char> text = arguments.Span;
        for (; _seen < text.Length && _isJson != false; _seen++)
        {
            Look(text, _seen);
        }

        return _isOpened ? _isJson == true : text.Length is > 1 and <= LongestSimple && ToolCallExtensions.IsJson(text.ToString());
    }

    private void Look(ReadOnlySpan<char> text, int at)
    {
        char character = text[at];
        if (_isJson is not null)
        {
            // Behind the end there may be blanks, or it was none.
            _isJson &= character is ' ' or '\t' or '\n' or '\r';
            return;
        }

        if (_isText)
        {
            _isText = _isEscaped || character != '"';
            _isEscaped = !_isEscaped && character == '\\';
            return;
        }

        switch (character)
        {
            case '"':
                _isText = true;
                break;
            case '{' or '[':
                _isOpened = true;
                _depth++;
                break;
            case '}' or ']':
                _depth--;
                if (_depth <= 0)
                {
                    _isOpened = true;
                    _isJson = ToolCallExtensions.IsJson(text[..(at + 1)].ToString());
                }

                break;
        }
    }
}
