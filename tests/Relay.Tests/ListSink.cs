namespace Relay.Tests;

/// <summary>A sink that keeps what it is told.</summary>
internal sealed class ListSink : IUsageSink
{
    public List<UsageRecord> Records { get; } = [];

    public void Record(UsageRecord record) => Records.Add(record);
}
