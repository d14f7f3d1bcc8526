using System.Text;

namespace Relay.Benchmarks;

/// <summary>Text as a model would write it, in pieces of four characters: mostly words, now and then a line break or a quotation mark that JSON escapes.</summary>
internal static class AnswerText
{
    /// <summary>Characters of one delta.</summary>
    public const int DeltaLength = 4;

    private static readonly string[] s_pieces =
    [
        " the", " sea", " is ", "deep", " and", " old", ", it", " has", " no ", "end.", " We ", "sail", " on ", "its ", "back", ": a ", "wave", " \"as", " big", " as\"",
        " any", " hil", "l.\n\n", " The", " wat", "er i", "s so", " cle", "ar w", "e se", "e fi", "sh, ", "sand", " – a", "nd s", "tars",
    ];

    /// <summary>The delta at a position.</summary>
    public static string Delta(int position) => s_pieces[position % s_pieces.Length];

    public static string OfDeltas(int count)
    {
        var text = new StringBuilder(count * DeltaLength);
        for (int i = 0; i < count; i++)
        {
            text.Append(Delta(i));
        }

        return text.ToString();
    }

    /// <summary>Text of as many characters, rounded down to whole deltas.</summary>
    public static string OfLength(int characters) => OfDeltas(characters / DeltaLength);
}
