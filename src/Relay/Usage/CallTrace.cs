namespace Relay;

/// <summary>What the path leaves behind for the record of a call: who was tried last, and what had failed before. There is none when nobody listens.</summary>
internal sealed class CallTrace
{
    /// <summary>The attempt under way, or the last one; null before the first.</summary>
    public CallContext? Call { get; set; }

    /// <summary>The attempts that failed so far.</summary>
    public List<RelayAttempt> Failed { get; } = [];

    /// <summary>Replaces what was noted since <paramref name="mark"/>: the failure of a group within a group has the attempts of its members already.</summary>
    public void Note(int mark, List<RelayAttempt> attempts)
    {
        Failed.RemoveRange(mark, Failed.Count - mark);
        Failed.AddRange(attempts);
    }
}
