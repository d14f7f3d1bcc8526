namespace Relay;

/// <summary>How a group picks among its members.</summary>
public enum GroupStrategy
{
    /// <summary>In order; the next one when a member fails.</summary>
    Fallback,

    /// <summary>Evenly over the members.</summary>
    LoadBalance,

    /// <summary>In proportion to the members' weights.</summary>
    Weighted,

    /// <summary>The first member whose condition holds.</summary>
    Conditional,
}

/// <summary>Which failures of a member count as transient.</summary>
public enum RetryClassifier
{
    /// <summary>Rate limits, timeouts, overload, provider and connection errors.</summary>
    Default,

    /// <summary>Only what the provider itself calls retryable.</summary>
    Strict,
}

/// <summary>A group of aliases, resolved. Immutable and value-equal.</summary>
/// <param name="Name">The name a program uses.</param>
/// <param name="Strategy">How a member is picked.</param>
public sealed record GroupSpec(string Name, GroupStrategy Strategy)
{
    /// <summary>The members, in the order of the preset; aliases or groups.</summary>
    public EquatableArray<GroupMember> Members { get; init; }

    /// <summary>Which failures count as transient.</summary>
    public RetryClassifier RetryClassifier { get; init; }
}

/// <summary>One member of a group.</summary>
/// <param name="Name">The alias or group.</param>
public sealed record GroupMember(string Name)
{
    /// <summary>Share of calls under <see cref="GroupStrategy.Weighted"/>; finite and not negative.</summary>
    public double Weight { get; init; } = 1.0;

    /// <summary>The condition under <see cref="GroupStrategy.Conditional"/>, as JSON text; null means always.</summary>
    public string? When { get; init; }
}
