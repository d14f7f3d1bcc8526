namespace Relay.Presets;

/// <summary>The models that providers name in place of those that end.</summary>
/// <remarks>
/// Read on 2026-11-21. anthropic: platform.claude.com/docs/en/release-notes/overview (June 15, 2026). google: ai.google.dev/gemini-api/docs/deprecations.
/// openai: developers.openai.com/api/docs/deprecations (legacy GPT snapshots). Only models that the catalog has an end for and a successor of are listed.
/// </remarks>
internal static class ModelSuccessors
{
    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["anthropic/claude-opus-4-20250514"] = "claude-opus-4-8",
        ["anthropic/claude-sonnet-4-20250514"] = "claude-sonnet-4-6",
        ["google/gemini-2.0-flash"] = "gemini-2.5-flash",
        ["google/gemini-2.0-flash-001"] = "gemini-2.5-flash",
        ["google/gemini-2.0-flash-lite"] = "gemini-2.5-flash-lite",
        ["google/gemini-2.0-flash-lite-001"] = "gemini-2.5-flash-lite",
        ["google/gemini-3-pro-preview"] = "gemini-3.1-pro-preview",
        ["openai/gpt-4-0125-preview"] = "gpt-5",
        ["openai/gpt-4-0314"] = "gpt-5",
        ["openai/gpt-4-1106-preview"] = "gpt-5",
    };

    /// <summary>All that are listed: the model that ends, as <c>provider/model</c>, and the id of its successor.</summary>
    public static IReadOnlyDictionary<string, string> All => Successors;

    /// <summary>The successor's id at the same provider; null when none is known that is not about to end itself.</summary>
    public static string? Find(ModelFacts model) =>
        Successors.TryGetValue(model.Provider + "/" + model.Id, out string? successor)
        && ModelCatalog.TryFind(model.Provider, successor, out CatalogMatch? match)
        && match.Facts.DeprecationDate is null
            ? successor
            : null;
}
