using System.Globalization;
using System.Text;

namespace Relay.Generators;

/// <summary>Turns the name of an alias or group into a C# identifier. The same name gives the same identifier on every machine.</summary>
internal static class CSharpIdentifier
{
    /// <summary>The identifier in Pascal case: <c>fast-cheap</c> becomes <c>FastCheap</c>, <c>gpt-4.1</c> becomes <c>Gpt4_1</c>, <c>4o</c> becomes <c>_4o</c>.</summary>
    /// <remarks>
    /// What cannot stand in an identifier parts words, and so do <c>_</c>, <c>-</c> and <c>.</c>; capitals inside a word are kept. Two words that meet with digits keep
    /// an underscore between them, so that <c>gpt-4-1</c> and <c>gpt-41</c> stay apart. A name without a single letter or digit
    /// (an emoji) becomes its code units in hexadecimal. Keywords are all lower case, so the result never is one.
    /// </remarks>
    public static string FromName(string name)
    {
        StringBuilder builder = new(name.Length + 1);
        bool wordStarts = true;
        foreach (char unit in name)
        {
            if (!IsLetterOrDigit(unit) && !(IsMark(unit) && !wordStarts))
            {
                wordStarts = true;
                continue;
            }

            if (!wordStarts)
            {
                builder.Append(unit);
                continue;
            }

            if (builder.Length > 0 && IsDigit(unit) && IsDigit(builder[builder.Length - 1]))
            {
                builder.Append('_');
            }

            builder.Append(char.ToUpperInvariant(unit));
            wordStarts = false;
        }

        if (builder.Length == 0)
        {
            AppendCodeUnits(builder, name);
        }

        if (IsDigit(builder[0]))
        {
            builder.Insert(0, '_');
        }

        return builder.ToString();
    }

    private static void AppendCodeUnits(StringBuilder builder, string name)
    {
        builder.Append('U');
        foreach (char unit in name)
        {
            builder.Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsLetterOrDigit(char unit) => CharUnicodeInfo.GetUnicodeCategory(unit) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber;

    private static bool IsDigit(char unit) => CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsMark(char unit) =>
        CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
