using System.Net;

namespace Relay;

/// <summary>Reads IPv4 addresses in every notation that resolvers accept: four parts or fewer, each decimal, octal (0…) or hexadecimal (0x…).</summary>
internal static class IPv4Text
{
    /// <summary>Whether a host must be an IPv4 address because its last label is a number (WHATWG URL, "ends in a number").</summary>
    internal static bool IsMeant(string host)
    {
        string last = host.Substring(host.LastIndexOf('.') + 1);
        return last.Length > 0 && (AllDigits(last) || (IsHex(last) && ReadPart(last) is not null));
    }

    /// <summary>Reads an address; null when the text is none.</summary>
    internal static IPAddress? Read(string host)
    {
        string[] parts = host.Split('.');
        if (parts.Length > 4)
        {
            return null;
        }

        ulong value = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            // The last part fills whatever is left: 127.1 is 127.0.0.1.
            int bytes = i == parts.Length - 1 ? 4 - i : 1;
            if (ReadPart(parts[i]) is not { } part || part >= 1UL << (8 * bytes))
            {
                return null;
            }

            value = (value << (8 * bytes)) | part;
        }

        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static ulong? ReadPart(string part)
    {
        uint radix = IsHex(part) ? 16u : part.Length > 1 && part[0] == '0' ? 8u : 10u;
        int start = radix == 16 ? 2 : radix == 8 ? 1 : 0;
        if (part.Length == 0)
        {
            return null;
        }

        ulong value = 0;
        for (int i = start; i < part.Length; i++)
        {
            uint digit = Digit(part[i]);
            if (digit >= radix || value > uint.MaxValue)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return value;
    }

    private static bool IsHex(string part) => part.Length >= 2 && part[0] == '0' && part[1] == 'x';

    private static bool AllDigits(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static uint Digit(char c) => c switch
    {
        >= '0' and <= '9' => (uint)(c - '0'),
        >= 'a' and <= 'f' => (uint)(c - 'a' + 10),
        _ => uint.MaxValue,
    };
}
