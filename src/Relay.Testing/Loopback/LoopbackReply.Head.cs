using System.Globalization;

namespace Relay;

/// <content>Status and headers.</content>
public sealed partial class LoopbackReply
{
    /// <summary>Sets the HTTP status.</summary>
    public LoopbackReply WithStatus(int status) => With(_head with { Status = status });

    /// <summary>Adds a response header.</summary>
    public LoopbackReply WithHeader(string name, string value) => With(_head with { Headers = [.. _head.Headers, new(name, value)] });

    /// <summary>Adds an <c>x-request-id</c> header.</summary>
    public LoopbackReply WithRequestId(string requestId) => WithHeader("x-request-id", requestId);

    /// <summary>Adds <c>Retry-After</c> in seconds, with a fraction where <paramref name="delay"/> has one.</summary>
    public LoopbackReply WithRetryAfter(TimeSpan delay) =>
        WithHeader("Retry-After", delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>Adds <c>Retry-After</c> as an HTTP date.</summary>
    public LoopbackReply WithRetryAfter(DateTimeOffset date) =>
        WithHeader("Retry-After", date.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds <c>retry-after-ms</c> (OpenAI, Azure), in milliseconds.</summary>
    public LoopbackReply WithRetryAfterMilliseconds(long milliseconds) =>
        WithHeader("retry-after-ms", milliseconds.ToString(CultureInfo.InvariantCulture));
}
