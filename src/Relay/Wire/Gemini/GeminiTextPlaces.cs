using System.Text;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Finds where in an answer's texts a place is that Gemini counts in UTF-8 bytes.</summary>
/// <remarks>The work is counted: places are the model's, and each may have to be searched for in all of the text. When it is used up, a source is named without its place.</remarks>
internal sealed class GeminiTextPlaces
{
    /// <summary>Steps, a part or a character each: enough for each of 250 quotations to be searched for in a text of 64,000 characters.</summary>
    private const long MostSteps = 16_000_000;

    private readonly List<(AnswerPart Part, string Text, int[]? Bytes)> _texts = [];
    private long _steps;

    public GeminiTextPlaces(List<AnswerPart> parts)
    {
        foreach (AnswerPart part in parts)
        {
            if (part.Kind == AnswerPartKind.Text)
            {
                string text = part.Text;
                _texts.Add((part, text, Ascii.IsValid(text) ? null : BytesBefore(text)));
            }
        }
    }

    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte after the last one; null when it is not told.</param>
    /// <param name="quoted">The text at that place, where it is told: the place then counts only if the text stands there, or at one other place.</param>
    /// <returns>The text part and the region in it, in characters; nulls when no text fits.</returns>
    public (AnswerPart? Part, TextSpanAnnotatedRegion? Region) Find(int start, int? end, string? quoted)
    {
        foreach ((AnswerPart part, string text, int[]? bytes) in _texts)
        {
            if (++_steps > MostSteps)
            {
                break;
            }

            int from = Character(text, bytes, start), to = end is { } last ? Character(text, bytes, last) : -1;
            if (from >= 0 && to > from && (quoted is null || text.AsSpan(from, to - from).SequenceEqual(quoted)))
            {
                return (part, Region(from, to));
            }

            if (string.IsNullOrEmpty(quoted) || quoted.Length > text.Length)
            {
                continue;
            }

            _steps += text.Length;
            int found = _steps > MostSteps ? -1 : text.IndexOf(quoted, StringComparison.Ordinal);
            if (found >= 0)
            {
                return (part, Region(found, found + quoted.Length));
            }
        }

        return (null, null);
    }

    private static TextSpanAnnotatedRegion Region(int from, int to) => new() { StartIndex = from, EndIndex = to };

    /// <summary>The index of the character at a byte offset; −1 when the text has none there.</summary>
    private static int Character(string text, int[]? bytes, int offset)
    {
        if (offset < 0)
        {
            return -1;
        }

        int at = bytes is null ? offset : Array.BinarySearch(bytes, offset);
        bool isWithin = at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
        return at >= 0 && at <= text.Length && !isWithin ? at : -1;
    }

    /// <summary>How many bytes are before each character, and before the end; the second half of a pair has no offset of its own.</summary>
    private static int[] BytesBefore(string text)
    {
        int[] bytes = new int[text.Length + 1];
        int at = 0, count = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes[at] = count;
            count += rune.Utf8SequenceLength;
            if (rune.Utf16SequenceLength == 2)
            {
                // Between the offsets of its neighbours, so that the list stays in order; no place begins there.
                bytes[at + 1] = count - 2;
            }

            at += rune.Utf16SequenceLength;
        }

        bytes[at] = count;
        return bytes;
    }
}
