namespace Relay;

/// <summary>How a call is served and billed.</summary>
public enum ServiceTier
{
    /// <summary>An ordinary call.</summary>
    Standard,

    /// <summary>The batch API: later, at a discount.</summary>
    Batch,

    /// <summary>The flex tier: slower, at a discount.</summary>
    Flex,

    /// <summary>The priority tier: faster, at a surcharge.</summary>
    Priority,
}

/// <summary>Who pays for a call.</summary>
public enum Lane
{
    /// <summary>Billed by the token.</summary>
    Metered,

    /// <summary>Covered by a subscription: costs 0, and usage may be unknown.</summary>
    Subscription,
}
