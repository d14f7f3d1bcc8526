namespace Relay;

/// <summary>Is told of every call, once, when it has ended: Relay hands the figures on and keeps no books.</summary>
/// <remarks>
/// <para>
/// Once per call, whatever its end: an answer, a failure, cancellation, a stream that broke or that nobody read to its end. A call to a group is one call, however many members and groups within groups
/// were tried: the record names the member that answered and lists the attempts that failed. A stream that was asked for and never read was no call.
/// </para>
/// <para>
/// Called in the flow of the call, before its result is handed out, and from many threads at once: be fast and thread-safe, and leave anything slow to a queue. What a sink throws is
/// logged and changes nothing for the call or for other sinks. Without a sink no record is ever made.
/// </para>
/// </remarks>
public interface IUsageSink
{
    /// <summary>Takes the record of a call that has ended.</summary>
    /// <param name="record">The record; immutable, and the sink's to keep.</param>
    void Record(UsageRecord record);
}
