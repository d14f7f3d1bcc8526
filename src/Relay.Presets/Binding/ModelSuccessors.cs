namespace Relay.Presets;

/// <summary>The models that providers name in place of those that end.</summary>
/// <remarks>Only models that the catalog has an end for, and only successors that have none themselves: what a provider named once and has since announced the end of is not listed.</remarks>
internal static class ModelSuccessors
{
    private const string AnthropicReleaseNotes = "https://platform.claude.com/docs/en/release-notes/overview";
    private const string GoogleDeprecations = "https://ai.google.dev/gemini-api/docs/deprecations";
    private const string Read = "2026-11-21";

    private static readonly ModelSuccessor[] Rows =
    [
        // Release notes of June 15, 2026.
        new("anthropic", "claude-opus-4-20250514", "claude-opus-4-8", AnthropicReleaseNotes, Read),
        new("anthropic", "claude-sonnet-4-20250514", "claude-sonnet-4-6", AnthropicReleaseNotes, Read),
        new("google", "gemini-2.0-flash-lite", "gemini-2.5-flash-lite", GoogleDeprecations, Read),
        new("google", "gemini-2.0-flash-lite-001", "gemini-2.5-flash-lite", GoogleDeprecations, Read),
        new("google", "gemini-3-pro-preview", "gemini-3.1-pro-preview", GoogleDeprecations, Read),
    ];

    /// <summary>All that are listed.</summary>
    public static IReadOnlyList<ModelSuccessor> All => Rows;

    /// <summary>The successor's id at the same provider; null when none is known that is not about to end itself.</summary>
    public static string? Find(ModelFacts model)
    {
        foreach (ModelSuccessor row in Rows)
        {
            if (row.Model == model.Id && row.Provider == model.Provider)
            {
                return ModelCatalog.TryFind(row.Provider, row.Successor, out CatalogMatch? match) && match.Facts.DeprecationDate is null ? row.Successor : null;
            }
        }

        return null;
    }
}
