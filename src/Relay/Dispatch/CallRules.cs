using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a call may not ask of an alias.</summary>
internal static class CallRules
{
    /// <summary>Refuses what would otherwise be left out silently: another model, a conversation that the provider does not keep, a call to be continued.</summary>
    /// <exception cref="RelayException">The options ask for something this alias cannot do.</exception>
    public static void Check(AliasBinding binding, ChatOptions? options)
    {
        if (options is null)
        {
            return;
        }

        // An alias is one model: another ModelId is an error, not a silent switch. The compiled model's name goes on meaning the alias when it has been given another target.
        ModelSpec spec = binding.Spec;
        if (options.ModelId is { } asked && !Names(spec, asked) && !Names(binding.Compiled, asked))
        {
            throw CallFailure.BeforeCall(
                spec,
                RelayErrorKind.Config,
                $"'{spec.Alias}' {(TargetName.IsItsOwn(spec) ? "was called" : "is " + spec.Target)}, but ChatOptions.ModelId asks for '{asked}'. Leave ModelId unset, or call an alias (or RelayRuntime.Model) of that model.");
        }

        if (!string.IsNullOrEmpty(options.ConversationId) && !CanGoOn(binding))
        {
            throw CallFailure.BeforeCall(
                spec,
                RelayErrorKind.InvalidRequest,
                $"'{spec.Alias}' was not called: {spec.Provider} keeps no conversation that a call could go on from{(binding.Provider.StyleOf(spec.ApiStyle) == ApiStyle.Responses ? "" : " in Chat Completions or a protocol of its own")}, so ChatOptions.ConversationId cannot be honoured. Send the whole conversation.");
        }

#pragma warning disable MEAI001 // Experimental: only looked at, to refuse it.
        if (options.ContinuationToken is not null)
#pragma warning restore MEAI001
        {
            throw CallFailure.BeforeCall(
                spec, RelayErrorKind.InvalidRequest, $"'{spec.Alias}' was not called: Relay cannot go on with an earlier answer (ChatOptions.ContinuationToken).");
        }
    }

    /// <summary>Whether a call can go on from an answer that the provider has kept.</summary>
    public static bool CanGoOn(AliasBinding binding) => binding.Provider.StyleOf(binding.Spec.ApiStyle) == ApiStyle.Responses && binding.Provider.Responses is { Stores: true };

    private static bool Names(ModelSpec spec, string asked) => asked == spec.Model || asked == spec.Alias || asked == spec.Target;

    /// <summary>As <see cref="TimeLimit(ModelSpec, TimeSpan)"/>, of a limit that need not be set.</summary>
    /// <exception cref="RelayException">It is zero or negative.</exception>
    public static TimeSpan? TimeLimit(ModelSpec spec, TimeSpan? limit) => limit is { } set ? TimeLimit(spec, set) : null;

    /// <summary>The time limit, if it is one: more than nothing, or <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    /// <exception cref="RelayException">It is zero or negative.</exception>
    public static TimeSpan TimeLimit(ModelSpec spec, TimeSpan limit) => limit > TimeSpan.Zero || limit == Timeout.InfiniteTimeSpan
        ? limit
        : throw CallFailure.BeforeCall(
            spec, RelayErrorKind.Config, $"'{spec.Alias}' was not called: its time limit is {limit:c}. Give more than zero, or Timeout.InfiniteTimeSpan for none.");
}
