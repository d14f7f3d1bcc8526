namespace Relay;

/// <summary>Objects of the caller's that fail when they are read: messages that cannot be enumerated, a tool that is null or throws.</summary>
internal static class CallerInput
{
    /// <summary>Whether an exception is one of such an object; cancellation and Relay's own are not.</summary>
    public static bool IsAtFault(Exception error) => error is not (RelayException or OperationCanceledException);

    /// <summary>The typed failure.</summary>
    public static RelayException Failure(ModelSpec spec, Exception error) => CallFailure.BeforeCall(
        spec,
        RelayErrorKind.InvalidRequest,
        $"{TargetName.AliasFirst(spec)} was not called: its messages or options cannot be read ({error.GetType().Name}); the inner exception says why.",
        CallFailure.Harmless(error));
}
