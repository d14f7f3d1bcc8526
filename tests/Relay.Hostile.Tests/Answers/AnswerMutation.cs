using System.Text;
using System.Text.Json;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Changes valid answers into others that no protocol has: the same for the same seed.</summary>
internal static class AnswerMutation
{
    private static readonly byte[][] s_values =
    [
        .. new[]
        {
            "null", "true", "-1", "0", "1e999", "-1e999", "0.5", "1e-999", "18446744073709551616", "-9223372036854775809", "99999999999999999999999999999999999999999999", "2147483648",
            "\"\"", "\" \"", "\"NaN\"", "\"Infinity\"", "\"\\ud83d\"", "\"\\ude00\"", "\"a\\ud83d\"", "\"\\ude00b\"", "\"\\ud83d\\ud83d\"", "\"\\u0000\"", "\"\\r\\nX: y\"", "[]", "{}", "[null]", "[{}]",
            "{\"\\ud83d\":[1]}", "{\"a\":\"\\ud83d\"}", "[\"\\ud83d\"]", "\"{\\\"s\\\":\\\"\\ud83d\\\"}\"", "\"{\\\"s\\\":\\\"\\\\ud83d\\\"}\"", "\"{\\\"\\\\ud83d\\\":1}\"", "\"{\"", "\"[1]\"",
            "\"data:image/png;base64,AA==\"", "\"https://a.example/\\ud83d\"", "\"AA==\"", "\"%%%\"", "{\"type\":\"text\",\"text\":\"x\"}", "[[[[\"x\"]]]]", "\"stop\"", "\"error\"", "\"length\"",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xB0, (byte)'"'],
        [(byte)'"', 0xF0, 0x9F, 0x98, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0xBD, (byte)'"'],
        [(byte)'{', (byte)'"', 0xB0, (byte)'"', (byte)':', (byte)'"', 0xFF, (byte)'"', (byte)'}'],
        Nested(40), Nested(80), Nested(480), Nested(5000),
    ];

    private static readonly byte[][] s_pieces =
    [
        [0xB0], [0xFF, 0xFE], [0], "\""u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), ","u8.ToArray(), "\\ud83d"u8.ToArray(), "\\u"u8.ToArray(), "\n\n"u8.ToArray(),
        "\r"u8.ToArray(), "data: "u8.ToArray(), ": x\n"u8.ToArray(), "null"u8.ToArray(), [0xEF, 0xBB, 0xBF],
    ];

    /// <summary>Changes JSON text at one to three places.</summary>
    public static byte[] Change(byte[] json, Random random)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            json = random.Next(5) == 0 ? ChangeBytes(json, random) : ChangeValue(json, random);
        }

        return json;
    }

    /// <summary>Changes bytes at one place, whatever they are.</summary>
    public static byte[] ChangeBytes(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return s_pieces[random.Next(s_pieces.Length)];
        }

        int at = random.Next(bytes.Length), end = Math.Min(bytes.Length, at + 1 + random.Next(random.Next(2) == 0 ? 4 : 64));
        switch (random.Next(6))
        {
            case 0:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. bytes[..at], .. bytes[end..]];
            case 2:
                return [.. bytes[..end], .. bytes[at..]];
            case 3:
                return bytes[..at];
            default:
                return [.. bytes[..at], .. s_pieces[random.Next(s_pieces.Length)], .. bytes[at..]];
        }
    }

    /// <summary>Changes the events of a stream: one or two of them, or their order and number.</summary>
    public static List<(string? Type, byte[] Data)> Change((string? Type, string Data)[] events, Random random)
    {
        List<(string? Type, byte[] Data)> changed = [.. events.Select(item => (item.Type, Encoding.UTF8.GetBytes(item.Data)))];
        for (int times = random.Next(1, 4); times > 0 && changed.Count > 0; times--)
        {
            int at = random.Next(changed.Count), other = random.Next(changed.Count);
            switch (random.Next(10))
            {
                case 0:
                    changed.RemoveAt(at);
                    break;
                case 1:
                    changed.Insert(other, changed[at]);
                    break;
                case 2:
                    (changed[at], changed[other]) = (changed[other], changed[at]);
                    break;
                case 3:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                default:
                    changed[at] = (changed[at].Type, Change(changed[at].Data, random));
                    break;
            }
        }

        return changed;
    }

    /// <summary>Puts another value into the place of one, a name into the place of another, or a member twice.</summary>
    private static byte[] ChangeValue(byte[] json, Random random)
    {
        List<(int Start, int End, bool IsName)> places = Places(json);
        if (places.Count == 0)
        {
            return ChangeBytes(json, random);
        }

        (int start, int end, bool isName) = places[random.Next(places.Count)];
        (int Start, int End, bool IsName) other = places[random.Next(places.Count)];
        byte[] value = isName
            ? random.Next(3) == 0 ? s_values[random.Next(12, 22)] : other.IsName ? json[other.Start..other.End] : json[start..end]
            : random.Next(4) == 0 && !other.IsName ? json[other.Start..other.End] : s_values[random.Next(s_values.Length)];
        return [.. json[..start], .. value, .. json[end..]];
    }

    /// <summary>Where the values and the names of a text are; only as far as it is JSON.</summary>
    private static List<(int Start, int End, bool IsName)> Places(byte[] json)
    {
        var places = new List<(int Start, int End, bool IsName)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex, end = (int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        open.Push(start);
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        places.Add((open.Pop(), end, false));
                        break;
                    case JsonTokenType.PropertyName:
                        // The reader counts the colon in.
                        places.Add((start, start + reader.ValueSpan.Length + 2, true));
                        break;
                    default:
                        places.Add((start, end, false));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // What was found before that is enough.
        }

        return places;
    }

    private static byte[] Nested(int depth) => Encoding.UTF8.GetBytes(new string('[', depth) + "1" + new string(']', depth));
}
