using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>The documents of a body, whatever its framing; what is no JSON stays as it is.</summary>
internal static class OddBody
{
    /// <summary>The documents.</summary>
    public static List<JsonElement> Documents(RecordedExchange exchange)
    {
        var documents = new List<JsonElement>();
        Rewrite(exchange, document =>
        {
            documents.Add(document);
            return document.GetRawText();
        });
        return documents;
    }

    /// <summary>The body with each document rewritten.</summary>
    public static byte[] Rewrite(RecordedExchange exchange, Func<JsonElement, string> rewrite)
    {
        ReadOnlySpan<byte> body = exchange.Response.Body.Span;
        string type = exchange.Response.ContentType ?? "";

        // A recorder may have blotted out the type; text never begins with the length of a message.
        if (type.StartsWith("application/vnd.amazon.eventstream", StringComparison.Ordinal) || (!body.IsEmpty && body[0] == 0))
            return Messages(body, rewrite);
        string text = Encoding.UTF8.GetString(body);
        return Encoding.UTF8.GetBytes(
            type.StartsWith("text/event-stream", StringComparison.Ordinal) ? Lines(text, "data:", rewrite)
            : type.StartsWith("application/x-ndjson", StringComparison.Ordinal) ? Lines(text, "", rewrite)
            : One(text, rewrite));
    }

    private static string Lines(string text, string beginning, Func<JsonElement, string> rewrite) => string.Join('\n', text.Split('\n').Select(
        line => line.StartsWith(beginning, StringComparison.Ordinal) ? beginning + One(line[beginning.Length..], rewrite) : line));

    private static string One(string text, Func<JsonElement, string> rewrite)
    {
        if (!Json.TryParse(text, out JsonElement document))
            return text;

        // A line may end in CR.
        string end = text[text.TrimEnd().Length..];
        return rewrite(document) + end;
    }

    /// <summary>Messages that begin with their length; those whose checksums are wrong on purpose stay so.</summary>
    private static byte[] Messages(ReadOnlySpan<byte> body, Func<JsonElement, string> rewrite)
    {
        var all = new MemoryStream();
        while (body.Length >= 16 && BinaryPrimitives.ReadInt32BigEndian(body) is var length && length >= 16 && length <= body.Length)
        {
            ReadOnlySpan<byte> message = body[..length];
            int headers = BinaryPrimitives.ReadInt32BigEndian(message[4..]);
            bool isSound = BinaryPrimitives.ReadUInt32BigEndian(message[8..]) == AwsFrame.Checksum(message[..8])
                && BinaryPrimitives.ReadUInt32BigEndian(message[^4..]) == AwsFrame.Checksum(message[..^4]);
            all.Write(isSound ? AwsFrame.Of(message.Slice(12, headers), Encoding.UTF8.GetBytes(One(Encoding.UTF8.GetString(message[(12 + headers)..^4]), rewrite))) : message);
            body = body[length..];
        }

        all.Write(body);
        return all.ToArray();
    }
}
