using System.Text.Json;

namespace Relay;

/// <summary>Counts the values of a large JSON text before it is read: each may cost many times its bytes.</summary>
internal static class JsonValueCount
{
    /// <summary>What is shorter cannot hold so many that they cost much.</summary>
    private const int LeastCounted = 256 * 1024;

    /// <exception cref="AnswerLimitException">There are more than <see cref="AnswerLimits.MaxJsonValues"/>.</exception>
    public static void Check(ReadOnlySpan<byte> json, AnswerLimits limits)
    {
        if (json.Length < LeastCounted)
        {
            return;
        }

        var reader = new Utf8JsonReader(json, JsonValues.ReaderOptions);
        int count = 0;
        try
        {
            while (reader.Read())
            {
                AnswerLimitException.ThrowIfBeyond(++count, limits.MaxJsonValues, nameof(AnswerLimits.MaxJsonValues));
            }
        }
        catch (JsonException)
        {
            // What is no JSON is for the wire to say.
        }
    }
}
