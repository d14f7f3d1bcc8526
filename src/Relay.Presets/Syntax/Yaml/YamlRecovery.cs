namespace Relay.Presets;

/// <summary>Takes a mistake out of a YAML text, so that everything else can be read.</summary>
internal static class YamlRecovery
{
    /// <summary>
    /// Blanks the line of <paramref name="offset"/> and the deeper indented lines below it; every other offset stays where it is.
    /// Null when there is nothing left to blank.
    /// </summary>
    public static string? Blank(SourceText source, string text, int offset)
    {
        int line = source.LineAt(Math.Max(source.ContentStart, offset));
        int indentation = YamlText.Indentation(source, text, line);
        char[] blanked = text.ToCharArray();
        bool changed = BlankLine(source, blanked, line);
        for (int next = line + 1; next < source.LineCount && (IsBlank(source, text, next) || YamlText.Indentation(source, text, next) > indentation); next++)
        {
            changed |= BlankLine(source, blanked, next);
        }

        return changed ? new string(blanked) : null;
    }

    private static bool BlankLine(SourceText source, char[] text, int line)
    {
        bool changed = false;
        for (int at = Math.Max(source.ContentStart, source.LineStart(line)); at < source.LineEnd(line); at++)
        {
            changed |= text[at] != ' ';
            text[at] = ' ';
        }

        return changed;
    }

    private static bool IsBlank(SourceText source, string text, int line) =>
        source.LineStart(line) + YamlText.Indentation(source, text, line) >= source.LineEnd(line);
}
