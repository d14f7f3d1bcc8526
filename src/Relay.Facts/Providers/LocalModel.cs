using System.ComponentModel;

namespace Relay;

/// <summary>Tells models that run on the user's own machine from those that an engine there only passes on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LocalModel
{
    /// <summary>
    /// Whether the model runs on a machine of the user. Ollama passes a model whose tag is <c>cloud</c> or ends in <c>-cloud</c> on to its own cloud
    /// (docs.ollama.com/cloud), which is neither free nor something that was loaded here.
    /// </summary>
    /// <param name="provider">The provider; null when it is unknown.</param>
    /// <param name="model">The provider's model id.</param>
    public static bool RunsHere(ProviderFacts? provider, string model) =>
        provider is { IsLocal: true } &&
        !(provider.CatalogName == "ollama" && (model.EndsWith("-cloud", StringComparison.OrdinalIgnoreCase) || model.EndsWith(":cloud", StringComparison.OrdinalIgnoreCase)));
}
