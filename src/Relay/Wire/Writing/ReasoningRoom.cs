namespace Relay;

/// <summary>Room for an answer beside the reasoning, where both count towards one limit.</summary>
/// <remarks>Source for Gemini: ai.google.dev/gemini-api/docs/thinking, thought tokens are output tokens; a limit that they use up gives an answer without a word in it.</remarks>
internal static class ReasoningRoom
{
    /// <summary>The limit to send: the one that was asked for where it leaves room, else raised by the budget, because it was meant for the answer, up to what the model gives.</summary>
    /// <param name="limit">The limit that was asked for, in tokens.</param>
    /// <param name="budget">The reasoning budget, in tokens.</param>
    /// <param name="field">The limit's name in the body.</param>
    /// <param name="request">The request, whose reply says what was changed.</param>
    public static int Raise(int limit, int budget, string field, in WireRequest request)
    {
        if (limit > budget)
        {
            return limit;
        }

        int raised = (int)Math.Min((long)limit + budget, request.Spec.MaxOutput ?? int.MaxValue);
        if (raised <= limit)
        {
            request.Warnings.Add($"{field} was left at {limit}, all that {request.Spec.Target} gives: the reasoning budget of {budget} counts inside it and may leave no room for an answer.");
            return limit;
        }

        request.Warnings.Add($"{field} was raised from {limit} to {raised}: the reasoning budget of {budget} counts inside it.");
        return raised;
    }
}
