using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Relay;

/// <summary>AWS Signature Version 4: what is signed, and the signature. Pure.</summary>
/// <remarks>
/// The path is encoded once more than it is sent, as every service but S3 wants it.
/// Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.
/// </remarks>
internal static class AwsSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string Terminator = "aws4_request";
    private const string Digits = "0123456789ABCDEF";

    [ThreadStatic]
    private static StringBuilder? t_text;

    /// <summary>The moment of signing as <c>X-Amz-Date</c> has it.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What a signature is good for: day, region, service.</summary>
    public static string Scope(string timestamp, string region, string service) => timestamp[..8] + "/" + region + "/" + service + "/" + Terminator;

    /// <summary>The request in the one form that both sides hash.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path as it is sent, escaped.</param>
    /// <param name="query">The query as it is sent, without its question mark; empty for none.</param>
    /// <param name="headers">The headers to sign, with names in small letters, sorted by them.</param>
    /// <param name="payloadHash">The SHA-256 of the body, as small hexadecimal digits.</param>
    public static string CanonicalRequest(string method, string path, string query, IReadOnlyList<KeyValuePair<string, string>> headers, string payloadHash) =>
        Canonical(method, path, query, headers, payloadHash).ToString();

    /// <summary>The SHA-256 of <see cref="CanonicalRequest"/>, which is not made a string for it.</summary>
    public static string CanonicalHash(string method, string path, string query, IReadOnlyList<KeyValuePair<string, string>> headers, string payloadHash)
    {
        StringBuilder text = Canonical(method, path, query, headers, payloadHash);
        char[] characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, text.Length);
        string hash = Hash(characters.AsSpan(0, text.Length));
        ArrayPool<char>.Shared.Return(characters, clearArray: true);
        return hash;
    }

    private static StringBuilder Canonical(string method, string path, string query, IReadOnlyList<KeyValuePair<string, string>> headers, string payloadHash)
    {
        // Nothing waits and nothing else is signed before it is read: one for a thread is enough.
        StringBuilder text = (t_text ??= new StringBuilder(512)).Clear();
        text.Append(method).Append('\n');
        AppendPath(text, path);
        text.Append('\n').Append(CanonicalQuery(query)).Append('\n');
        for (int i = 0; i < headers.Count; i++)
        {
            text.Append(headers[i].Key).Append(':');
            AppendValue(text, headers[i].Value);
            text.Append('\n');
        }

        text.Append('\n');
        AppendNames(text, headers);
        return text.Append('\n').Append(payloadHash);
    }

    /// <summary>The names of the signed headers, in a row.</summary>
    public static string SignedHeaders(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var names = new StringBuilder();
        AppendNames(names, headers);
        return names.ToString();
    }

    /// <summary>The text that is signed.</summary>
    public static string StringToSign(string timestamp, string scope, string canonicalRequest) => Text(timestamp, scope, Hash(canonicalRequest));

    /// <summary>As <see cref="StringToSign"/>, of the hash of the canonical request.</summary>
    public static string Text(string timestamp, string scope, string canonicalHash) => Algorithm + "\n" + timestamp + "\n" + scope + "\n" + canonicalHash;

    /// <summary>The key of a day, a region and a service.</summary>
    public static byte[] SigningKey(string secretAccessKey, string date, string region, string service)
    {
        byte[] key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Terminator));
    }

    /// <summary>The signature, as small hexadecimal digits.</summary>
    public static string Sign(byte[] signingKey, string stringToSign)
    {
        byte[] bytes = Encoded(stringToSign, out int length);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(signingKey, bytes.AsSpan(0, length), signature);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(signature);
    }

    /// <summary>The SHA-256 of a text as UTF-8, as small hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<char> text)
    {
        byte[] bytes = Encoded(text, out int length);
        string hash = Hash(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return hash;
    }

    /// <summary>A SHA-256, as small hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static void AppendPath(StringBuilder text, string path)
    {
        if (path.Length == 0 || path[0] != '/')
        {
            text.Append('/');
        }

        byte[] bytes = Encoded(path, out int length);
        foreach (byte value in bytes.AsSpan(0, length))
        {
            AppendEncoded(text, value, keepsSlash: true);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>A text as UTF-8, in an array to be given back to the shared pool.</summary>
    private static byte[] Encoded(ReadOnlySpan<char> text, out int length)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        length = Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static void AppendNames(StringBuilder text, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            text.Append(i == 0 ? "" : ";").Append(headers[i].Key);
        }
    }

    /// <summary>The parameters sorted by name and then by value, each with an equals sign.</summary>
    private static string CanonicalQuery(string query)
    {
        if (query.Length == 0)
        {
            return "";
        }

        var parameters = new List<(string Name, string Value)>();
        foreach (string parameter in query.Split('&'))
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            parameters.Add((Encode(equals < 0 ? parameter : parameter[..equals]), Encode(equals < 0 ? "" : parameter[(equals + 1)..])));
        }

        parameters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is not 0 and int order ? order : string.CompareOrdinal(a.Value, b.Value));
        var text = new StringBuilder(query.Length);
        foreach ((string name, string value) in parameters)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }

    private static string Encode(string sent)
    {
        var text = new StringBuilder(sent.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(Uri.UnescapeDataString(sent)))
        {
            AppendEncoded(text, value, keepsSlash: false);
        }

        return text.ToString();
    }

    private static void AppendEncoded(StringBuilder text, byte value, bool keepsSlash)
    {
        char c = (char)value;
        if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' || (keepsSlash && c == '/'))
        {
            text.Append(c);
        }
        else
        {
            text.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 15]);
        }
    }

    /// <summary>Without blanks around it, and with one where several were in a row.</summary>
    private static void AppendValue(StringBuilder text, string value)
    {
        bool wasBlank = false;
        foreach (char c in value.AsSpan().Trim())
        {
            bool isBlank = c is ' ' or '\t';
            if (!(isBlank && wasBlank))
            {
                text.Append(isBlank ? ' ' : c);
            }

            wasBlank = isBlank;
        }
    }
}
