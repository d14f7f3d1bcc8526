namespace Relay;

/// <summary>How a <see cref="LoopbackProvider"/> behaves.</summary>
public sealed record LoopbackOptions
{
    /// <summary>The port to listen on; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of replies that wait for a time (<see cref="LoopbackReply.AfterDelay"/>).</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether received requests are kept for <see cref="LoopbackProvider.Requests"/>; a load test turns it off.</summary>
    public bool KeepRequests { get; init; } = true;

    /// <summary>
    /// Answers requests for which no reply was enqueued; null means a text answer made from the last user message, with usage counted
    /// from the lengths. May be called concurrently; a responder that returns one and the same reply serves bytes that are already rendered.
    /// </summary>
    public Func<ReceivedRequest, LoopbackReply>? Responder { get; init; }
}
