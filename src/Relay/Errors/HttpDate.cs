using System.Globalization;

namespace Relay;

/// <summary>Reads the dates of HTTP headers, and nothing that merely looks like one to a lenient parser.</summary>
/// <remarks>
/// RFC 9110, 5.6.7: the three forms that a recipient must take, <c>Sun, 06 Nov 1994 08:49:37 GMT</c>, <c>Sunday, 06-Nov-94 08:49:37 GMT</c> and <c>Sun Nov  6 08:49:37 1994</c>.
/// The second may be 60, a leap second, which is the second after. Also accepted, because servers send them: a time zone written as an offset or as UTC, and ISO 8601 with date and time.
/// </remarks>
internal static class HttpDate
{
    private static readonly string[] s_forms =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss 'UTC'", "ddd, dd MMM yyyy HH:mm:ss zzz",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] s_formsWithoutDay = ["dd MMM yyyy HH:mm:ss 'GMT'", "dd-MMM-yy HH:mm:ss 'GMT'", "MMM d HH:mm:ss yyyy"];

    /// <summary>The moment a text says; false where it says none.</summary>
    public static bool TryRead(string text, out DateTimeOffset date)
    {
        text = text.Trim();
        bool isLeapSecond = false;
        int seconds = text.IndexOf(":60", StringComparison.Ordinal);
        if (seconds > 2 && text[seconds - 3] == ':')
        {
            isLeapSecond = true;
            text = string.Concat(text.AsSpan(0, seconds), ":59", text.AsSpan(seconds + 3));
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite;
        if (!DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, Styles, out date))
        {
            // The name of the day is for people; one that does not fit the date makes no other date of it.
            int day = text.IndexOf(' ', StringComparison.Ordinal);
            if (day < 0 || !IsDayName(text.AsSpan(0, day).TrimEnd(','))
                || !DateTimeOffset.TryParseExact(text[(day + 1)..], s_formsWithoutDay, CultureInfo.InvariantCulture, Styles, out date))
            {
                return false;
            }
        }

        if (isLeapSecond && date < DateTimeOffset.MaxValue.AddSeconds(-1))
        {
            date = date.AddSeconds(1);
        }

        return true;
    }

    private static bool IsDayName(ReadOnlySpan<char> text)
    {
        foreach (string name in DateTimeFormatInfo.InvariantInfo.DayNames)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase) || text.Equals(name.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
