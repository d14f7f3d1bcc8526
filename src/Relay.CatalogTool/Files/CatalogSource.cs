namespace Relay.CatalogTool.Files;

/// <summary>Where facts come from.</summary>
internal sealed record CatalogSource(string Name, string Repository, string? Path, string Commit, string Date, string License);
