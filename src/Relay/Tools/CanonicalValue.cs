using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>One text for each value of JSON: two values are equal, as JSON Schema means it, when their texts are. So equal ones are found by a set, and not each against each.</summary>
/// <remarks>Members are in the order of their names, texts are without escapes and behind their length, numbers without what says nothing: 1, 1.0 and 10e-1 are one.</remarks>
internal static class CanonicalValue
{
    public static string Of(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return "\"" + JsonText.Read(value);
            case JsonValueKind.Number:
                return Number(value);
            default:
                var text = new StringBuilder();
                Append(text, value);
                return text.ToString();
        }
    }

    /// <summary>The number without leading and trailing zeros, its point moved into the exponent.</summary>
    public static string Number(JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        int mark = raw.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> mantissa = mark < 0 ? raw : raw[..mark];
        bool isNegative = mantissa[0] == '-';
        mantissa = isNegative ? mantissa[1..] : mantissa;
        int point = mantissa.IndexOf((byte)'.');
        string digits = Encoding.ASCII.GetString(mantissa).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        long places = point < 0 ? 0 : mantissa.Length - point - 1;
        int written = digits.Length;
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        string exponent = mark < 0 ? "0" : Exponent(raw[(mark + 1)..]);
        BigInteger shift = exponent.Length <= MostExponentDigits ? BigInteger.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        string unread = exponent.Length <= MostExponentDigits ? "" : exponent + "+";
        return $"{(isNegative ? "-" : "")}{digits}e{unread}{(shift - places + (written - digits.Length)).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>An exponent of more digits is compared as it stands: no number that anybody means has one.</summary>
    private const int MostExponentDigits = 40;

    private static string Exponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        string digits = Encoding.ASCII.GetString(text[0] is (byte)'-' or (byte)'+' ? text[1..] : text).TrimStart('0');
        return digits.Length == 0 ? "0" : isNegative ? "-" + digits : digits;
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new List<(string Name, JsonElement Value)>();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    members.Add((member.Name, member.Value));
                }

                members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
                text.Append('{');
                foreach ((string name, JsonElement member) in members)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name.Length}:").Append(name);
                    Append(text, member);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                string characters = JsonText.Read(value);
                text.Append(CultureInfo.InvariantCulture, $"\"{characters.Length}:").Append(characters);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.ValueKind switch { JsonValueKind.True => 't', JsonValueKind.False => 'f', _ => 'n' });
                break;
        }
    }
}
