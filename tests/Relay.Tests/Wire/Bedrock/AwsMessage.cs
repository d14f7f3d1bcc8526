namespace Relay.Tests;

/// <summary>Streamed answers of Converse.</summary>
internal static class AwsMessage
{
    /// <summary>One event.</summary>
    public static byte[] Of(string type, string payload) => AwsFrame.Event(type, payload);

    /// <summary>A streamed answer of events, each a type and its object.</summary>
    public static LoopbackReply Stream(params (string Type, string Json)[] events) =>
        LoopbackReply.Raw(200, "application/vnd.amazon.eventstream", events.SelectMany(one => Of(one.Type, one.Json)).ToArray());
}
