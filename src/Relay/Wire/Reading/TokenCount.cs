using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <summary>Reads a count of tokens: the one reading that the usage readers of all wires share.</summary>
internal static class TokenCount
{
    /// <summary>More tokens than any call has; beyond it a number is a mistake, and sums could overflow.</summary>
    private const long MostTokens = 1_000_000_000_000_000;

    /// <summary>
    /// The count behind the property name the reader stands on: a whole number from 0 that can be believed, also as <c>12.0</c> and in quotes.
    /// Null for null; anything else is null too, and flagged as <see cref="UsageAnomalies.InvalidCount"/>.
    /// </summary>
    public static long? Read(ref Utf8JsonReader reader, ref UsageAnomalies anomalies)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetInt64(out long number) && number is >= 0 and <= MostTokens:
                return number;
            case JsonTokenType.Number when reader.TryGetDouble(out double number) && number is >= 0 and <= MostTokens && Math.Floor(number) == number:
                return (long)number;
            case JsonTokenType.String when double.TryParse(JsonText.Read(ref reader), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number is >= 0 and <= MostTokens && Math.Floor(number) == number:
                return (long)number;
            default:
                reader.Skip();
                anomalies |= UsageAnomalies.InvalidCount;
                return null;
        }
    }
}
