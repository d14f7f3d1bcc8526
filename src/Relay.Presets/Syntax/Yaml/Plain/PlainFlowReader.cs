namespace Relay.Presets;

/// <summary>Reads mappings in braces and lists in brackets that stand on one line. Null where the parser is needed.</summary>
internal sealed class PlainFlowReader(PlainCursor cursor)
{
    private const int Deepest = 32;

    /// <summary>Reads the collection that begins here, and goes behind its bracket.</summary>
    public PresetNode? Read(int depth) => depth >= Deepest ? null : cursor.Current == '{' ? ReadMapping(depth) : ReadSequence(depth);

    private MappingNode? ReadMapping(int depth)
    {
        int start = cursor.At;
        var entries = new List<MappingEntry>();
        var keys = new PlainKeys();
        if (Open('}'))
        {
            do
            {
                if (PlainScalarReader.ReadKey(cursor) is not { } key || !keys.Add(key.Text) || cursor.IsAtEnd || cursor.Current != ' ')
                {
                    return null;
                }

                cursor.SkipSpaces();
                if (ReadValue(depth) is not { } value)
                {
                    return null;
                }

                entries.Add(new MappingEntry(key, value));
            }
            while (Continue());
        }

        return Close('}') ? new MappingNode(cursor.Locate(start, cursor.At), new EquatableArray<MappingEntry>(entries.ToArray())) : null;
    }

    private SequenceNode? ReadSequence(int depth)
    {
        int start = cursor.At;
        var items = new List<PresetNode>();
        if (Open(']'))
        {
            do
            {
                if (cursor.IsAtLineEnd || ReadValue(depth) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }
            while (Continue());
        }

        return Close(']') ? new SequenceNode(cursor.Locate(start, cursor.At), new EquatableArray<PresetNode>(items.ToArray())) : null;
    }

    private PresetNode? ReadValue(int depth) =>
        cursor.IsAtLineEnd ? null
        : cursor.Current is '{' or '[' ? Read(depth + 1)
        : cursor.Current is '"' or '\'' ? PlainScalarReader.ReadQuoted(cursor)
        : ReadPlain();

    private ScalarNode? ReadPlain()
    {
        int start = cursor.At, at = start, end = start;
        for (; !PlainScalarReader.IsLineEnd(cursor, at) && cursor.Text[at] is not (',' or ']' or '}'); at++)
        {
            char unit = cursor.Text[at];
            bool isInner = unit is ' ' or '$' or '+' or '%' or '(' or ')' or '@' or '=' or '~' || PlainText.IsKey(unit);
            if (!isInner && !(unit == ':' && cursor.IsInside(at + 1) && (PlainText.IsWord(cursor.Text[at + 1]) || cursor.Text[at + 1] == '/')))
            {
                return null;
            }

            end = unit == ' ' ? end : at + 1;
        }

        return end == start ? null : PlainScalarReader.Plain(cursor, start, end);
    }

    /// <summary>Goes behind the opening bracket; false when the collection is empty.</summary>
    private bool Open(char closing)
    {
        cursor.At++;
        cursor.SkipSpaces();
        return cursor.IsAtEnd || cursor.Current != closing;
    }

    /// <summary>Goes over a comma; false when there is none.</summary>
    private bool Continue()
    {
        cursor.SkipSpaces();
        if (cursor.IsAtEnd || cursor.Current != ',')
        {
            return false;
        }

        cursor.At++;
        cursor.SkipSpaces();
        return true;
    }

    private bool Close(char closing)
    {
        if (cursor.IsAtEnd || cursor.Current != closing)
        {
            return false;
        }

        cursor.At++;
        return true;
    }
}
