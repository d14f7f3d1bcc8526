using System.Net.Http.Headers;

namespace Relay;

/// <summary>The body of an answer, decompressed where it is compressed.</summary>
internal static class ReceivedBody
{
    /// <summary>What requests say they take.</summary>
    public const string AcceptEncoding = "gzip, deflate, br";

    private const int MostCodings = 4;

    /// <summary>Opens the body for reading. Its end, and what it holds back, is bounded by the call's token and limits.</summary>
    /// <exception cref="InvalidDataException">It is compressed in a way that was not asked for.</exception>
    public static async ValueTask<Stream> OpenAsync(HttpResponseMessage response, AnswerLimits limits, CancellationToken cancellationToken)
    {
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out HeaderStringValues values) ? Decompressed(stream, values, limits) : stream;
    }

    /// <summary>The codings stand in the order in which they were applied.</summary>
    private static Stream Decompressed(Stream stream, HeaderStringValues values, AnswerLimits limits)
    {
        string[] codings = values.ToString().Split(',', MostCodings + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (codings.Length > MostCodings)
        {
            throw new InvalidDataException($"The body is compressed more than {MostCodings} times.");
        }

        for (int i = codings.Length - 1; i >= 0; i--)
        {
            if (!codings[i].Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                stream = new DecompressedStream(new CountedStream(stream), Coding(codings[i]), limits);
            }
        }

        return stream;
    }

    private static ContentCoding Coding(string name) => name.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => ContentCoding.GZip,
        "DEFLATE" => ContentCoding.Deflate,
        "BR" => ContentCoding.Brotli,
        _ => throw new InvalidDataException("The body has a Content-Encoding that was not asked for."),
    };
}
