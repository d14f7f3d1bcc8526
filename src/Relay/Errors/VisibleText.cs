using System.Globalization;
using System.Text;

namespace Relay;

/// <summary>Makes characters visible that would do something to whoever shows a text: control characters, marks that change the direction of writing, invisible characters.</summary>
/// <remarks>
/// A line end in a message begins a line of its own in a log, an escape character commands a terminal, a mark of direction shows a text as another one (Unicode Technical Report 36, section 3).
/// What a model answers is not touched: this is for exceptions, warnings and logs.
/// </remarks>
internal static class VisibleText
{
    /// <summary>The text with each such character written as its escape (<c>\n</c>, <c>\u202e</c>); the very same instance where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line ends and tabs stay, as in a body of several lines.</param>
    public static string Of(string text, bool keepsLines = false)
    {
        int first = 0;
        while (first < text.Length && !IsHidden(text, first, keepsLines))
        {
            first += IsPair(text, first) ? 2 : 1;
        }

        if (first >= text.Length)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            bool isPair = IsPair(text, i);
            if (!IsHidden(text, i, keepsLines))
            {
                shown.Append(text[i]);
                if (isPair)
                {
                    shown.Append(text[++i]);
                }
            }
            else if (text[i] is '\n' or '\r' or '\t')
            {
                shown.Append(text[i] switch { '\n' => "\\n", '\r' => "\\r", _ => "\\t" });
            }
            else
            {
                Append(shown, text[i]);
                if (isPair)
                {
                    Append(shown, text[++i]);
                }
            }
        }

        return shown.ToString();
    }

    /// <summary>Whether a character that stands for itself is one that nobody sees, or that changes what is seen.</summary>
    public static bool IsHidden(char c)
    {
        if (c < ' ')
        {
            return true;
        }

        if (c < '\u007f')
        {
            return false;
        }

        // The joiner that emoji are put together with stays.
        return c is <= '\u009f' or '\u2028' or '\u2029' or '\ufffe' or '\uffff' || (c != '\u200d' && char.GetUnicodeCategory(c) == UnicodeCategory.Format);
    }

    private static bool IsHidden(string text, int at, bool keepsLines)
    {
        char c = text[at];
        return c is '\n' or '\t' || (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n') ? !keepsLines
            : !char.IsSurrogate(c) ? IsHidden(c)
            : IsPair(text, at) && CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.Format;
    }

    private static bool IsPair(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static void Append(StringBuilder shown, char c) => shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
