using System.Globalization;
using System.Net.Http.Headers;

namespace Relay;

/// <summary>Reads how long a provider asks to wait.</summary>
/// <remarks>
/// <c>retry-after-ms</c> (milliseconds; Azure, OpenAI) before <c>Retry-After</c> (RFC 9110: seconds, also fractional as some providers send them, or a date, counted from the answer's <c>Date</c>).
/// Where the one says nothing (Azure sends <c>retry-after-ms: 0</c> beside <c>Retry-After: 1</c>) the other counts. A date in the past is zero; a negative or unreadable value is no answer, and neither is a number with a comma or a time of day alone.
/// </remarks>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider clock)
    {
        bool hasMilliseconds = TryNumber(headers.First("retry-after-ms") ?? "", out double milliseconds);
        if (hasMilliseconds && (milliseconds > 0 || headers.First("Retry-After") is null))
        {
            return Span(milliseconds / 1000);
        }

        if (headers.First("Retry-After") is not { } text)
        {
            return null;
        }

        if (TryNumber(text, out double seconds))
        {
            return Span(seconds);
        }

        // The answer's own clock is the one that the date was written by; ours may go wrong.
        return HttpDate.TryRead(text, out DateTimeOffset date)
            ? Span(Math.Max((date - (HttpDate.TryRead(headers.First("Date") ?? "", out DateTimeOffset answered) ? answered : clock.GetUtcNow())).TotalSeconds, 0))
            : null;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    /// <summary>A day is as long as anybody may be told to wait; more is a mistake in the answer.</summary>
    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
}
