using System.Text;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Finds where in an answer's texts a place is that Gemini counts in UTF-8 bytes.</summary>
internal static class GeminiTextPlace
{
    /// <param name="parts">The parts of the answer.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte after the last one; null when it is not told.</param>
    /// <param name="quoted">The text at that place, where it is told: the place then counts only if the text stands there, or at one other place.</param>
    /// <returns>The text part and the region in it, in characters; nulls when no text fits.</returns>
    public static (AnswerPart? Part, TextSpanAnnotatedRegion? Region) Find(List<AnswerPart> parts, int start, int? end, string? quoted)
    {
        foreach (AnswerPart part in parts)
        {
            if (part.Kind != AnswerPartKind.Text)
            {
                continue;
            }

            string text = part.Text;
            int from = Character(text, start), to = end is { } last ? Character(text, last) : -1;
            if (from >= 0 && to > from && (quoted is null || text.AsSpan(from, to - from).SequenceEqual(quoted)))
            {
                return (part, Region(from, to));
            }

            int found = string.IsNullOrEmpty(quoted) ? -1 : text.IndexOf(quoted, StringComparison.Ordinal);
            if (found >= 0)
            {
                return (part, Region(found, found + quoted!.Length));
            }
        }

        return (null, null);
    }

    private static TextSpanAnnotatedRegion Region(int from, int to) => new() { StartIndex = from, EndIndex = to };

    /// <summary>The index of the character at a byte offset; −1 when the text has none there.</summary>
    private static int Character(string text, int bytes)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (bytes <= 0)
            {
                break;
            }

            bytes -= rune.Utf8SequenceLength;
            at += rune.Utf16SequenceLength;
        }

        return bytes == 0 ? at : -1;
    }
}
