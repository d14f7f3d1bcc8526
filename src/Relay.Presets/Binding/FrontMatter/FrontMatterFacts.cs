namespace Relay.Presets;

/// <summary>What a preset in Markdown has beyond the fields of a model.</summary>
/// <param name="Identity">What it is called.</param>
internal sealed record FrontMatterFacts(PresetIdentity Identity)
{
    /// <summary>The beginning of the Markdown, without secrets; null where there is none.</summary>
    public string? Prose { get; init; }

    /// <summary>Whether the author asks to use it no longer.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The value of <c>requires.network</c>; null where nothing is required.</summary>
    public PresetNode? Network { get; init; }
}
