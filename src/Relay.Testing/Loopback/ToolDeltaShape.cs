namespace Relay;

/// <summary>What the deltas of streamed tool calls look like. All but the first have been seen to break clients.</summary>
public enum ToolDeltaShape
{
    /// <summary>The index counts from 0; id and name come with the first delta of a call.</summary>
    Standard,

    /// <summary>Id and name come with every delta.</summary>
    RepeatedId,

    /// <summary>There is no index; a delta with an id starts a call.</summary>
    NoIndex,

    /// <summary>The index is 0 for every call; a new id starts a call.</summary>
    IndexAlwaysZero,

    /// <summary>The index counts from 1.</summary>
    IndexFromOne,

    /// <summary>Each call comes whole in one delta.</summary>
    WholeCalls,

    /// <summary>The deltas of all calls alternate.</summary>
    Interleaved,
}
