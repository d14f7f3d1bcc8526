namespace Relay;

/// <summary>Recognises the date or version that providers append to a model id.</summary>
/// <remarks>
/// <c>-YYYY-MM-DD</c> (OpenAI), <c>-YYYYMMDD</c> (Anthropic), <c>@YYYYMMDD</c> (Vertex AI), <c>-YYMM</c> (Mistral), <c>-MMDD</c> (xAI, DeepSeek),
/// <c>-MM-YYYY</c> (Cohere, Google previews) and <c>-MM-DD</c> (Google previews, Qwen). The digits must be a day or month that exists between
/// 2020 and 2049, so that <c>llama3-70b-8192</c> (a context length) and <c>r1-1776</c> (a name) are left alone. <c>-latest</c> is not one of
/// them: it moves, and its price is known to differ from the bare id's. Neither is <c>-001</c>: <c>text-embedding-004</c> and <c>-005</c> are two models.
/// </remarks>
internal static class DatedSuffix
{
    // Longest first: the tail of 2025-08-07 must not be taken for 08-07.
    private static readonly string[] Shapes = ["-yyyy-MM-dd", "-yyyyMMdd", "@yyyyMMdd", "-MM-yyyy", "-MM-dd", "-yyMM", "-MMdd"];

    /// <summary>The id without its date, or null when it has none.</summary>
    public static string? Trim(string id)
    {
        foreach (string shape in Shapes)
        {
            int start = id.Length - shape.Length;
            if (start > 0 && Fits(id, start, shape, out _))
            {
                return id.Substring(0, start);
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="left"/> has the earlier date: month-first dates do not sort as text. A date without a year comes before one with a year.</summary>
    public static bool IsOlder(string left, string right)
    {
        int difference = Date(left) - Date(right);
        return difference != 0 ? difference < 0 : string.CompareOrdinal(left, right) < 0;
    }

    private static int Date(string id)
    {
        foreach (string shape in Shapes)
        {
            int start = id.Length - shape.Length;
            if (start > 0 && Fits(id, start, shape, out int date))
            {
                return date;
            }
        }

        return 0;
    }

    private static bool Fits(string id, int start, string shape, out int date)
    {
        date = 0;
        int year = 0, yearDigits = 0, month = 0, day = 0, dayDigits = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            char character = id[start + i];
            if (shape[i] is '-' or '@')
            {
                if (character != shape[i])
                {
                    return false;
                }

                continue;
            }

            int digit = character - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            switch (shape[i])
            {
                case 'y':
                    year = (year * 10) + digit;
                    yearDigits++;
                    break;
                case 'M':
                    month = (month * 10) + digit;
                    break;
                default:
                    day = (day * 10) + digit;
                    dayDigits++;
                    break;
            }
        }

        date = ((((yearDigits == 2 ? 2000 : 0) + year) * 100) + month) * 100 + day;

        // Without a year, a leap year: the 29th of February may be meant.
        year = yearDigits switch { 0 => 2024, 2 => 2000 + year, _ => year };
        return year is >= 2020 and <= 2049
            && month is >= 1 and <= 12
            && (dayDigits == 0 || (day >= 1 && day <= DateTime.DaysInMonth(year, month)));
    }
}
