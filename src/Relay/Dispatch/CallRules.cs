using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a call may not ask of an alias.</summary>
internal static class CallRules
{
    /// <summary>An alias is one model: another <see cref="ChatOptions.ModelId"/> is an error, not a silent switch.</summary>
    public static void Check(ModelSpec spec, ChatOptions? options)
    {
        if (options?.ModelId is { } asked && asked != spec.Model && asked != spec.Alias && asked != spec.Target)
        {
            throw new RelayException(
                RelayErrorKind.Config,
                $"'{spec.Alias}' is {spec.Target}, but ChatOptions.ModelId asks for '{asked}'. Leave ModelId unset, or call an alias (or RelayRuntime.Model) of that model.")
            {
                Provider = spec.Provider,
                Alias = spec.Alias,
                Model = spec.Model,
            };
        }
    }
}
