namespace Relay;

/// <summary>Makes the typed exception of an answer that arrived and from which no reply could be made, whatever was thrown.</summary>
internal static class AnswerFailure
{
    /// <summary>The failure; a <see cref="RelayException"/> stays what it is.</summary>
    public static RelayException Of(CallContext call, Exception error, HttpResponseMessage? response, bool inStream) => error switch
    {
        RelayException own => own,
        AnswerLimitException => CallFailure.FromTransport(call, error, response, inStream),
        _ => CallFailure.Of(
            call,
            inStream ? RelayErrorKind.StreamError : RelayErrorKind.Provider,
            error is OutOfMemoryException or InsufficientExecutionStackException
                ? "answered with more than there is memory for."
                : $"answered, and no reply could be made of it ({error.GetType().Name}); the inner exception says why.",
            error,
            response),
    };

    /// <summary>What can still be given of an answer of which no reply could be made: whose it is, what it used, and the warnings.</summary>
    public static ChatReply Remains(CallContext call, TokenUsage? usage, string? requestId) => new(
        new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.Assistant, (IList<Microsoft.Extensions.AI.AIContent>)[]), call.Binding.Spec, call.ServedTier, call.Lane)
    {
        Usage = usage,
        Latency = call.Elapsed,
        RequestId = requestId,
        Warnings = call.Warnings.Items,
    };
}
