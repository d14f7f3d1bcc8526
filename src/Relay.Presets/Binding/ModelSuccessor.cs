namespace Relay.Presets;

/// <summary>A model that ends, and the one that its provider names in its place.</summary>
/// <param name="Provider">The provider's canonical name.</param>
/// <param name="Model">The id of the model that ends.</param>
/// <param name="Successor">The id of the model in its place, at the same provider.</param>
/// <param name="Source">The page of the provider that says so.</param>
/// <param name="ReadOn">The day on which that was read, as <c>2026-11-21</c>.</param>
internal sealed record ModelSuccessor(string Provider, string Model, string Successor, string Source, string ReadOn);
