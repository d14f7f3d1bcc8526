namespace Relay.Presets;

/// <summary>A parser failure in plain words, at the place where an author would mend it.</summary>
/// <param name="Start">Offset where the mistake begins.</param>
/// <param name="End">Offset just behind it.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Suggestion">The text that would mend it; null when none is known.</param>
internal sealed record YamlMistake(int Start, int End, string Message, string? Suggestion = null)
{
    /// <summary>Explains a failure.</summary>
    public static YamlMistake Explain(SourceText source, string text, YamlFailure failure)
    {
        string reason = failure.Reason;
        int start = failure.Start >= 0 ? failure.Start : YamlText.SkipBlank(text, failure.LastEnd, text.Length);
        if (Says(reason, "quoted scalar") && (Says(reason, "escape") || Says(reason, "hexadecimal") || Says(reason, "Unicode")))
        {
            return BadEscape(text, start, failure.End);
        }

        if (Says(reason, "quoted scalar"))
        {
            return UnclosedQuote(text, start);
        }

        int bracket = failure.OpenBracket;
        if (bracket >= 0 && !FlowBrackets.IsClosed(source, text, bracket))
        {
            char close = text[bracket] == '[' ? ']' : '}';
            return new YamlMistake(bracket, bracket + 1, $"This '{text[bracket]}' is never closed. Add '{close}' behind the last entry.");
        }

        if (IsEarlyQuote(source, text, failure, start))
        {
            return UnclosedQuote(text, failure.LastScalarStart);
        }

        if (start >= text.Length)
        {
            start = YamlText.TrimEnd(text, 0, text.Length);
            start = Math.Max(0, start - 1);
        }

        if (Says(reason, "cannot start any token") || Says(reason, "anchor or alias"))
        {
            return NeedsQuotes(text, start, bracket >= 0);
        }

        int end = YamlText.ContentEnd(text, start);
        if (Says(reason, "invalid mapping"))
        {
            return new YamlMistake(start, start + 1, IsFirstColon(source, text, start)
                ? "This 'key:' is indented deeper than its neighbours, so it reads as part of the value above. Give it their indentation."
                : "A value without quotes cannot hold ': '. Put the whole value in quotes.");
        }

        if (text[start] is ']' or '}')
        {
            return new YamlMistake(start, start + 1, $"This '{text[start]}' closes nothing. Remove it, or add the bracket it belongs to.");
        }

        if (bracket >= 0)
        {
            return new YamlMistake(start, Math.Max(start + 1, Math.Min(end, failure.End)), "A ',' is missing before this. Put commas between the entries.");
        }

        if (Says(reason, "not allowed in this context"))
        {
            return new YamlMistake(start, start + 1, "A list cannot begin here. Put '- ' on a line of its own below the key, or write the list as [a, b].");
        }

        if (Says(reason, "expected key") || Says(reason, "'-' indicator") || Says(reason, "<document start>") || Says(reason, "simple key"))
        {
            return new YamlMistake(start, end, ExplainLine(source, text, start, end));
        }

        return new YamlMistake(start, end, reason.Length == 0 ? "This is not valid YAML." : $"This is not valid YAML: {Lower(reason)}");
    }

    private static string ExplainLine(SourceText source, string text, int start, int end)
    {
        int line = source.LineAt(start);
        if (source.LineStart(line) + YamlText.Indentation(source, text, line) != start)
        {
            return "Nothing can follow the value on this line. Put the value in quotes as a whole, or remove the rest.";
        }

        string content = text.Substring(start, end - start);
        if (content.StartsWith("- ", StringComparison.Ordinal) || content == "-")
        {
            return "A list item cannot stand among 'key: value' entries. Indent it below the key it belongs to.";
        }

        return content.EndsWith(":", StringComparison.Ordinal) || content.Contains(": ")
            ? "The indentation of this line fits none of the lines above. Align it with its neighbours."
            : "A 'key: value' entry is expected here. Add ': ' and a value, or remove the line.";
    }

    private static YamlMistake BadEscape(string text, int start, int near)
    {
        int at = Math.Min(near, text.Length - 1);
        while (at > start && text[at] != '\\')
        {
            at--;
        }

        return new YamlMistake(at, Math.Min(at + 2, text.Length), "This escape is not known in YAML. Write '\\\\' for a backslash, or use single quotes, which have no escapes.");
    }

    private static YamlMistake UnclosedQuote(string text, int start) =>
        new(start, YamlText.ContentEnd(text, start), $"This quote is never closed. Add {text[start]} at the end of the value.");

    // A quote that was left open swallows lines until the next quote, and only then does something not fit.
    private static bool IsEarlyQuote(SourceText source, string text, YamlFailure failure, int start) =>
        failure.LastScalarStart >= 0
        && failure.LastScalarStart < text.Length
        && text[failure.LastScalarStart] is '"' or '\''
        && failure.LastEnd <= start
        && source.LineAt(failure.LastScalarStart) < source.LineAt(failure.LastEnd)
        && source.LineAt(failure.LastEnd) == source.LineAt(start);

    private static YamlMistake NeedsQuotes(string text, int start, bool inFlow)
    {
        int end = YamlText.ContentEnd(text, start);
        for (int at = start + 1; inFlow && at < end; at++)
        {
            if (text[at] is ',' or ']' or '}')
            {
                end = YamlText.TrimEnd(text, start, at);
            }
        }

        // A suggestion is shown as well as applied, so a secret gets none.
        string value = text.Substring(start, end - start);
        string? suggestion = SecretShapes.LooksLikeSecret(value.TrimStart('@', '`', '%', '&', '*')) ? null : YamlText.Quote(value);
        return new YamlMistake(start, end, $"A value cannot begin with '{text[start]}' unless it is in quotes.", suggestion);
    }

    private static bool IsFirstColon(SourceText source, string text, int colon)
    {
        int line = source.LineAt(colon);
        int at = source.LineStart(line) + YamlText.Indentation(source, text, line);
        return text.IndexOf(": ", at, colon - at, StringComparison.Ordinal) < 0;
    }

    private static bool Says(string reason, string words) => reason.IndexOf(words, StringComparison.Ordinal) >= 0;

    private static string Lower(string reason) => char.ToLowerInvariant(reason[0]) + reason.Substring(1);
}
