using System.Collections;

namespace Relay.Hostile.Tests.Answers;

/// <summary>What a program gives for its records may break when it is read: the call and its record do not.</summary>
public class BrokenOptionsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tags_that_cannot_be_read_cost_neither_the_answer_nor_its_record(bool stream)
    {
        WireSample sample = WireSamples.Of("openai-chat");
        var sink = new Records();
        using var provider = new MemoryProvider(_ => stream ? new MemoryReply(sample.StreamType, sample.StreamBytes) : new MemoryReply("application/json", sample.WholeBytes));
        using RelayRuntime runtime = provider.CreateRuntime(sink);
        using IDisposable scope = RelayRuntime.Use(runtime);
        var options = new CallOptions { Tags = new BrokenList(), Caller = "me" };
        CallOutcomeCheck.Result result = stream
            ? await CallOutcomeCheck.Stream(sample.Model().StreamAsync("hi", options))
            : await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync("hi", options));
        Assert.True(result is { Fault: null, Error: null }, result.Fault ?? result.Error?.ToString());
        Assert.Equal(CallOutcome.Succeeded, Assert.Single(sink.All).Outcome);
    }

    private sealed class Records : IUsageSink
    {
        public List<UsageRecord> All { get; } = [];

        public void Record(UsageRecord record) => All.Add(record);
    }

    private sealed class BrokenList : IList<string>
    {
        public int Count => 1;

        public bool IsReadOnly => true;

        public string this[int index] { get => throw new InvalidOperationException("changed"); set => throw new NotSupportedException(); }

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("changed");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void CopyTo(string[] array, int arrayIndex) => throw new InvalidOperationException("changed");

        public int IndexOf(string item) => -1;

        public bool Contains(string item) => false;

        public void Insert(int index, string item) => throw new NotSupportedException();

        public void RemoveAt(int index) => throw new NotSupportedException();

        public void Add(string item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Remove(string item) => throw new NotSupportedException();
    }
}
