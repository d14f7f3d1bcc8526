namespace Relay.Presets;

/// <summary>Reads JSON (RFC 8259) into nodes. What JSON does not have is reported and read as it was meant.</summary>
internal sealed class JsonReader
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly FindingCollector _findings;
    private readonly JsonStringReader _strings;
    private readonly Stack<char> _closers = new();
    private int _at;
    private bool _ended;

    public JsonReader(SourceText source, string text, FindingCollector findings)
    {
        _source = source;
        _text = text;
        _findings = findings;
        _strings = new JsonStringReader(text, findings);
        _at = source.ContentStart;
    }

    /// <summary>Reads the whole text; null when there is no value in it.</summary>
    public PresetNode? ReadDocument()
    {
        SkipBlank();
        if (_at == _text.Length)
        {
            Report(_source.ContentStart, _text.Length, "The file is empty, which is not JSON. Write at least {}.");
            return null;
        }

        PresetNode? root = ReadValue(0);
        if (!_ended)
        {
            SkipBlank();
            if (_at < _text.Length)
            {
                Report(_at, YamlText.TrimEnd(_text, _at, YamlText.LineEnd(_text, _at)), "The JSON value ends before this; what follows is ignored. Remove it.");
            }
        }

        return root;
    }

    private PresetNode? ReadValue(int depth)
    {
        char unit = _text[_at];
        if (unit is '{' or '[')
        {
            if (depth == PresetSyntaxReader.MaximumDepth)
            {
                _findings.Report(SyntaxRules.TooDeep, _at, _at + 1, "Arrays and objects are nested more than 64 levels deep here; the file is read up to this place. Make it flatter.");
                _ended = true;
                return null;
            }

            _closers.Push(unit == '{' ? '}' : ']');
            PresetNode node = unit == '{' ? ReadObject(depth) : ReadArray(depth);
            _closers.Pop();
            return node;
        }

        return unit is '"' or '\'' ? ReadString() : ReadWord();
    }

    private SequenceNode ReadArray(int depth)
    {
        int start = _at++;
        var items = new List<PresetNode>();
        int end = _at;
        while (Next(start, ']', items.Count > 0, ref end))
        {
            if (ReadValue(depth + 1) is { } item)
            {
                items.Add(item);
            }

            end = _at;
        }

        return new SequenceNode(_source.Locate(start, end), new EquatableArray<PresetNode>(items.ToArray()));
    }

    private MappingNode ReadObject(int depth)
    {
        int start = _at++;
        var entries = new List<MappingEntry>();
        var firsts = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        bool any = false;
        int end = _at;
        while (Next(start, '}', any, ref end))
        {
            any = true;
            ScalarNode? key = ReadKey();
            PresetNode? value = ReadEntryValue(key, depth);
            end = _at;
            if (key is null || value is null)
            {
                continue;
            }

            if (firsts.TryGetValue(key.Text, out ScalarNode? first))
            {
                SourceSpan span = key.Location.Span;
                _findings.Report(SyntaxRules.DuplicateKey, span.Start.Offset, span.End.Offset, $"{Echo.Quote(key.Text)} already stands in this object; the first one counts and this one is ignored. Remove or rename one of them.", related: first.Location);
                continue;
            }

            firsts.Add(key.Text, key);
            entries.Add(new MappingEntry(key, value));
        }

        return new MappingNode(_source.Locate(start, end), new EquatableArray<MappingEntry>(entries.ToArray()));
    }

    private ScalarNode? ReadKey()
    {
        if (_text[_at] is '"' or '\'')
        {
            return ReadString();
        }

        int start = _at;
        if (_text[_at] is ':' or '{' or '[')
        {
            Report(start, start + 1, "A key in double quotes is expected here.");
            return null;
        }

        int end = _at = WordEnd(_at);
        string word = _text.Substring(start, end - start);
        Report(start, end, "A key stands in double quotes in JSON.", JsonStringReader.Quote(word));
        return new ScalarNode(_source.Locate(start, end), word, ScalarStyle.Quoted);
    }

    private PresetNode? ReadEntryValue(ScalarNode? key, int depth)
    {
        int keyEnd = key?.Location.Span.End.Offset ?? _at;
        SkipBlank();
        if (_at < _text.Length && _text[_at] == ':')
        {
            _at++;
            keyEnd = _at;
            SkipBlank();
        }
        else if (key is not null)
        {
            Report(keyEnd, keyEnd, "A ':' and a value are expected behind the key.", ":");
        }

        if (_at < _text.Length && _text[_at] is not (',' or '}' or ']' or ':'))
        {
            return ReadValue(depth + 1);
        }

        if (keyEnd > 0 && _text[keyEnd - 1] == ':')
        {
            Report(keyEnd - 1, keyEnd, "A value is expected behind this ':'.");
        }

        return new ScalarNode(_source.Locate(keyEnd, keyEnd), "", ScalarStyle.Plain);
    }

    private ScalarNode ReadString()
    {
        int start = _at;
        string value = _strings.Read(start, out _at);
        return new ScalarNode(_source.Locate(start, _at), value, ScalarStyle.Quoted);
    }

    private ScalarNode ReadWord()
    {
        int start = _at;
        int end = _at = WordEnd(start);
        string word = _text.Substring(start, end - start);
        if (word is not ("true" or "false" or "null") && !JsonNumber.IsValid(word))
        {
            Report(start, end, JsonNumber.Explain(word, out string? suggestion), suggestion);
        }

        return new ScalarNode(_source.Locate(start, end), word, ScalarStyle.Plain);
    }

    /// <summary>Goes to the next entry of the array or object that began at <paramref name="start"/>; false when there is none.</summary>
    private bool Next(int start, char close, bool needsComma, ref int end)
    {
        int comma = -1;
        while (!_ended)
        {
            SkipBlank();
            if (_at == _text.Length)
            {
                Report(start, start + 1, $"This '{_text[start]}' is never closed. Add '{close}' behind the last entry.");
                _ended = true;
            }
            else if (_text[_at] == ',')
            {
                if (comma >= 0 || !needsComma)
                {
                    Report(_at, _at + 1, "There is no entry before this ','. Remove it.", "");
                }

                comma = _at++;
                end = _at;
            }
            else if (_text[_at] is ']' or '}')
            {
                Close(start, close, comma >= 0 && needsComma ? comma : -1, ref end);
                return false;
            }
            else
            {
                if (needsComma && comma < 0)
                {
                    Report(end, end, "A ',' is missing here. Put commas between the entries.", ",");
                }

                return true;
            }
        }

        return false;
    }

    private void Close(int start, char close, int comma, ref int end)
    {
        if (_text[_at] != close)
        {
            bool closesOuter = _closers.Contains(_text[_at]);
            Report(_at, _at + 1, $"'{close}' is expected here, for the '{_text[start]}' that is still open.", closesOuter ? $"{close}{_text[_at]}" : close.ToString());
            if (closesOuter)
            {
                return;
            }
        }
        else if (comma >= 0)
        {
            _findings.Report(SyntaxRules.JsonTrailingComma, comma, comma + 1, "JSON has no comma behind the last entry. Remove it.", "");
        }

        end = ++_at;
    }

    private int WordEnd(int at)
    {
        int end = at + 1;
        while (end < _text.Length && _text[end] is not (' ' or '\t' or '\n' or '\r' or ',' or ':' or '[' or ']' or '{' or '}' or '"' or '/'))
        {
            end++;
        }

        return end;
    }

    private void SkipBlank() => _at = JsonBlank.Skip(_text, _at, _findings);

    private void Report(int start, int end, string message, string? suggestion = null) =>
        _findings.Report(SyntaxRules.InvalidJson, start, end, message, suggestion);
}
