namespace Relay;

/// <summary>One rule of a provider about what some of its models do with some parameters.</summary>
/// <param name="Parameters">The parameters it is about.</param>
/// <param name="Reason">Why, as a sentence for diagnostics.</param>
/// <param name="Applies">Whether the rule is about a model, given its normalised id and the effort word that will be sent (null when none).</param>
internal sealed record ParameterRule(RequestParameters Parameters, string Reason, Func<string, string?, bool> Applies)
{
    /// <summary>Accepted without effect, rather than refused.</summary>
    internal bool IsIgnored { get; init; }
}
