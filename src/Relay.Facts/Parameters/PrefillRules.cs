using System.ComponentModel;

namespace Relay;

/// <summary>Which models take a conversation that ends with a message of the assistant, as the beginning of the answer.</summary>
/// <remarks>
/// Sources: platform.claude.com/docs/en/about-claude/models/whats-new-claude-4-6 ("prefill removal": from 4.6 on such a request is refused, wherever the model is served), and
/// docs.perplexity.ai ("Last message must have role user"). A model that no rule names is let through.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PrefillRules
{
    /// <summary>Why a model does not take it, as one sentence; null where it does, or nothing is known.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    public static string? WhyNot(ProviderFacts provider, string model)
    {
        if (!ClaudeTraits.Of(ModelId.Normalize(model)).Prefill)
        {
            return "Claude takes no beginning of an answer since 4.6.";
        }

        return provider.CatalogName == "perplexity" ? "Perplexity wants a message of the user, or a tool's result, last." : null;
    }

    /// <summary>The field that marks the last message of the assistant as the beginning of the answer, where the provider wants it marked; null otherwise.</summary>
    /// <remarks>docs.mistral.ai/capabilities/completion: "Expected last role User or Tool (or Assistant with prefix True)".</remarks>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    public static string? Mark(ProviderFacts provider, string model) => provider.RulesFor(model).CatalogName == "mistral" ? "prefix" : null;
}
