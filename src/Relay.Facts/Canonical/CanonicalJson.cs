using System.ComponentModel;
using System.Text;

namespace Relay;

/// <summary>
/// JSON whose bytes depend on nothing but the value (RFC 8785, "JCS"): members by the UTF-16 units of their names, numbers as ECMAScript writes them, no blanks,
/// and only what must be escaped is escaped. What is signed, digested or used as a key is written with it.
/// </summary>
/// <remarks>
/// Texts are put together from the inside outwards: <c>CanonicalJson.Members(…)</c> takes members that are canonical already. Written by hand because no encoder of
/// the framework gives these bytes: all of them escape characters that RFC 8785 wants raw. Pure, without reflection, the same in every culture.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CanonicalJson
{
    /// <summary>The literal <c>null</c>.</summary>
    public const string Null = "null";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A number as ECMAScript writes it: <c>1</c> for 1.0, <c>0</c> for −0, <c>1e+21</c>, <c>1e-7</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is infinite or not a number, for which JSON has no text.</exception>
    public static string Number(double value) => CanonicalNumber.Write(value);

    /// <summary>A text in quotes. Escaped are only control characters below U+0020, the quote and the backslash.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> holds half of a surrogate pair, which has no UTF-8 form.</exception>
    public static string Text(string value)
    {
        var json = new StringBuilder(value.Length + 2);
        CanonicalText.Append(json, value);
        return json.ToString();
    }

    /// <summary>An array of values that are canonical already, in their order.</summary>
    public static string Array(IReadOnlyList<string> items)
    {
        var json = new StringBuilder("[");
        for (int i = 0; i < items.Count; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(items[i]);
        }

        return json.Append(']').ToString();
    }

    /// <summary>An object of members whose values are canonical already; they are put in order here.</summary>
    /// <param name="members">Names as they are, and values as canonical JSON.</param>
    /// <exception cref="ArgumentException">A name stands twice, or holds half of a surrogate pair.</exception>
    public static string Members(IReadOnlyList<KeyValuePair<string, string>> members)
    {
        var sorted = new KeyValuePair<string, string>[members.Count];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = members[i];
        }

        // Ordinal comparison is by UTF-16 units, as RFC 8785 section 3.2.3 asks: an emoji comes before U+FFFF, and "10" before "9".
        System.Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var json = new StringBuilder("{");
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException("An object has a member twice.", nameof(members));
            }

            json.Append(i == 0 ? "" : ",");
            CanonicalText.Append(json, sorted[i].Key);
            json.Append(':').Append(sorted[i].Value);
        }

        return json.Append('}').ToString();
    }
}
