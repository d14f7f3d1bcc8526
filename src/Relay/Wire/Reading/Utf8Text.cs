using System.Text;
using System.Text.Unicode;

namespace Relay;

/// <summary>Bytes of an answer as UTF-8, whatever they are.</summary>
internal static class Utf8Text
{
    /// <summary>The bytes with U+FFFD in the place of what is no UTF-8; the very bytes where all of them are.</summary>
    /// <param name="bytes">The bytes of a whole body or event.</param>
    /// <param name="isChanged">Set where some were replaced, and left alone otherwise.</param>
    /// <remarks>Done before anything is read: the framework's reader passes over such bytes in a string and fails when the value is asked for, which may be long after the answer was given.</remarks>
    public static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> bytes, ref bool isChanged)
    {
        if (Utf8.IsValid(bytes))
        {
            return bytes;
        }

        isChanged = true;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));
    }
}
