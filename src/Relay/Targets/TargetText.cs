using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>A target as a source writes it: <c>provider/model</c>, or a model of the provider at hand.</summary>
/// <param name="Provider">The provider's canonical name.</param>
/// <param name="Model">The provider's model id.</param>
internal readonly record struct TargetText(string Provider, string Model)
{
    /// <summary>The provider, where it is none that Relay knows and none of the text's own surroundings; null as a rule.</summary>
    public ProviderFacts? Custom { get; init; }

    /// <summary>Reads <paramref name="written"/>, which is not blank.</summary>
    /// <param name="written">The text.</param>
    /// <param name="provider">The provider of a text without a slash.</param>
    /// <param name="target">The target.</param>
    /// <param name="settings">The runtime's settings, whose own providers may be named; null for none.</param>
    /// <param name="fault">Why it is none, and what to write; a sentence that follows on the name of what holds the text. Null when it is one.</param>
    public static bool TryRead(string written, string provider, ProviderSettings? settings, out TargetText target, [NotNullWhen(false)] out string? fault)
    {
        string text = written.Trim();
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        target = slash < 0 ? new TargetText(provider, text) : default;
        fault = !ReferenceEquals(SecretShapes.Scrub(text), text) ? "holds what looks like a secret; write provider/model, such as groq/llama-3.3-70b-versatile."
            : HasBlank(text) ? "holds a blank or a control character, and no model has one in its name; write provider/model, such as groq/llama-3.3-70b-versatile."
            : slash < 0 ? null
            : slash == 0 ? $"begins with a slash and names no provider; write provider/model, or the model alone for one of {provider}."
            : slash == text.Length - 1 ? "ends in a slash and names no model; write provider/model."
            : string.Equals(text[..slash], provider, StringComparison.OrdinalIgnoreCase) ? Found(new TargetText(provider, text[(slash + 1)..]), out target)
            : CustomProviders.Find(text[..slash], settings, out ProviderFacts? custom) is { } facts ? Found(new TargetText(facts.Name, text[(slash + 1)..]) { Custom = custom }, out target)
            : "names no provider that Relay knows before its slash; " + Advice(text, slash, provider, settings);
        return fault is null;
    }

    /// <inheritdoc/>
    public override string ToString() => Provider + "/" + Model;

    private static string? Found(TargetText found, out TargetText target)
    {
        target = found;
        return null;
    }

    /// <summary>What to write. Hosts' model ids have slashes of their own, and their authors are easily taken for providers. Only what the catalog knows is repeated: anything else may be a key.</summary>
    private static string Advice(string text, int slash, string provider, ProviderSettings? settings) =>
        ModelCatalog.TryFind(provider, text, out _) ? $"write {provider}/{text}."
        : CustomProviders.Nearest(text[..slash], settings) is { } nearest ? $"did you mean {nearest}/…?"
        : $"write provider/model, or {provider}/ before it for a model of {provider}.";

    private static bool HasBlank(string text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }
}
