namespace Relay;

/// <summary>How a call ended.</summary>
public enum CallOutcome
{
    /// <summary>With an answer.</summary>
    Succeeded,

    /// <summary>With a failure; <see cref="UsageRecord.ErrorKind"/> says which.</summary>
    Failed,

    /// <summary>By the caller's token.</summary>
    Cancelled,

    /// <summary>A stream that its reader left before its end.</summary>
    Abandoned,
}
