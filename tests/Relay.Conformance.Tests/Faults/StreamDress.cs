using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>The same events in another dress: what servers and proxies do to a stream without changing what it says.</summary>
internal static class StreamDress
{
    private const string EventStream = "text/event-stream";
    private const string Lines = "application/x-ndjson";

    /// <summary>The names of the dresses that a content type has; none where the framing leaves no choice.</summary>
    public static IEnumerable<string> Of(string contentType) =>
        contentType.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase) ? s_events.Keys
        : contentType.StartsWith(Lines, StringComparison.OrdinalIgnoreCase) ? s_lines.Keys
        : [];

    /// <summary>A body in a dress.</summary>
    public static byte[] Put(string dress, string contentType, ReadOnlySpan<byte> body)
    {
        Func<string, string> change = contentType.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase) ? s_events[dress] : s_lines[dress];
        return Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body).Replace("\r\n", "\n", StringComparison.Ordinal)));
    }

    private static readonly Dictionary<string, Func<string, string>> s_events = new(StringComparer.Ordinal)
    {
        ["lines that end in CR LF"] = text => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["lines that end in CR"] = text => text.Replace("\n", "\r", StringComparison.Ordinal),
        ["no blank after the colon"] = text => EachLine(text, line => line.Replace("data: ", "data:", StringComparison.Ordinal).Replace("event: ", "event:", StringComparison.Ordinal), "data: ", "event: "),
        ["a byte order mark"] = text => "\uFEFF" + text,
        ["comments between and inside events"] = text => ": connected\n\n" + EachLine(text, line => ": ping\n" + line, "data:", "event:"),
        ["ids and retry times"] = text => EachLine(text, line => "id: 7\nretry: 3000\n" + line, "data:"),
        ["data on several lines"] = text => EachLine(text, line => line.Replace("data: {", "data: {\ndata: ", StringComparison.Ordinal), "data: {"),
        ["empty lines between events"] = text => text.Replace("\n\n", "\n\n\n\n", StringComparison.Ordinal),
        ["fields nobody knows"] = text => EachLine(text, line => "trace: 1\nnoise\n" + line, "data:"),
    };

    private static readonly Dictionary<string, Func<string, string>> s_lines = new(StringComparer.Ordinal)
    {
        ["lines that end in CR LF"] = text => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["a byte order mark"] = text => "\uFEFF" + text,
        ["empty lines between objects"] = text => "\n" + text.Replace("\n", "\n\n", StringComparison.Ordinal),
        ["blanks around objects"] = text => text.Replace("\n", " \t\n  ", StringComparison.Ordinal),
        ["no end of the last line"] = text => text.TrimEnd('\n'),
    };

    private static string EachLine(string text, Func<string, string> change, params string[] beginnings) =>
        string.Join('\n', text.Split('\n').Select(line => beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)) ? change(line) : line));
}
