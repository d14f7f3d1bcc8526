namespace Relay.Hostile.Tests;

/// <summary>Tests that measure memory or time: they run one after the other, when those beside them have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredTests
{
    public const string Name = "measured";
}
