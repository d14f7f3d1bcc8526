namespace Relay;

/// <summary>One model of the catalog: what public sources state about it, as of <see cref="ModelPrices.Date"/>.</summary>
/// <param name="Provider">Canonical provider name.</param>
/// <param name="Id">The provider's model id.</param>
public sealed record ModelFacts(string Provider, string Id)
{
    /// <summary>Context window in tokens; null when unknown.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Most output tokens; null when unknown.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>Capabilities: yes, no or unknown.</summary>
    public ModelCapabilities Capabilities { get; init; }

    /// <summary>Prices; null when no source states one.</summary>
    public ModelPrices? Prices { get; init; }

    /// <summary>The day from which the model is no longer served, as <c>yyyy-MM-dd</c>; null when none is announced.</summary>
    public string? DeprecationDate { get; init; }

    /// <summary>What the model is for: <c>chat</c>, <c>embedding</c>, …; null when unknown.</summary>
    public string? Mode { get; init; }

    /// <summary>Where the model is in its life: <c>beta</c> or <c>deprecated</c>; null when no source says.</summary>
    public string? Status { get; init; }
}
