using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>Every provider Relay knows by itself; those of a preset's own are in the specs of its aliases (<see cref="ModelSpec.CustomProvider"/>). Immutable, and safe to read from any thread.</summary>
public static class ProviderTable
{
    /// <summary>All providers, each once, in a stable order.</summary>
    public static IReadOnlyList<ProviderFacts> All => Whole.All;

    /// <summary>Finds a provider by its canonical name or a synonym, in upper or lower case.</summary>
    /// <param name="name">What stands before the first slash of a target.</param>
    /// <param name="facts">The provider, when there is one.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out ProviderFacts? facts)
    {
        facts = name is null ? null : Find(HostedProviders.All, name) ?? Find(OwnWireProviders.All, name);
        return facts is not null || (name is not null && Whole.ByName.TryGetValue(name, out facts));
    }

    /// <summary>Finds the provider of a spec: its own one (<see cref="ModelSpec.CustomProvider"/>), else the one that Relay knows under its name.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="facts">The provider, when there is one.</param>
    public static bool TryGet(ModelSpec spec, [NotNullWhen(true)] out ProviderFacts? facts)
    {
        facts = (spec ?? throw new ArgumentNullException(nameof(spec))).CustomProvider;
        return facts is not null || TryGet(spec.Provider, out facts);
    }

    /// <summary>Guesses the provider of a model name that stands alone, by its family's prefix, in upper or lower case.</summary>
    /// <remarks>
    /// gpt, chatgpt, o1, o3 and o4 are OpenAI's, claude is Anthropic's, gemini (also <c>models/gemini…</c>) is Google's. Any other name, and
    /// any other name with a slash, is not guessed: <c>o10</c> is not <c>o1</c>, and gpt-oss models are not served by OpenAI.
    /// </remarks>
    /// <param name="model">A model name without a provider.</param>
    /// <param name="provider">Canonical provider name, when the family is known.</param>
    public static bool TryRouteBareName(string model, [NotNullWhen(true)] out string? provider)
    {
        provider = BareModelName.Provider(model);
        return provider is not null;
    }

    /// <summary>The model id behind Google's resource name: <c>models/gemini-2.5-pro</c> is <c>gemini-2.5-pro</c>. Any other name is returned as it is.</summary>
    public static string WithoutResourcePrefix(string model) => BareModelName.WithoutResourcePrefix(model ?? throw new ArgumentNullException(nameof(model)));

    /// <summary>Looks by canonical name among a few: the first call of a program mostly is to one of these, and need not wait for the whole table.</summary>
    private static ProviderFacts? Find(ProviderFacts[] facts, string name)
    {
        foreach (ProviderFacts provider in facts)
        {
            if (string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return provider;
            }
        }

        return null;
    }

    /// <summary>The table, made when it is needed.</summary>
    private static class Whole
    {
        private static readonly ProviderFacts[] Direct =
            [.. HostedProviders.All, .. ModelHosts.All, .. LocalEngines.All, .. OwnWireProviders.All];

        private static readonly ProviderFacts[] Facts = [.. Direct, .. HeliconeRoutes.To(Direct)];

        public static readonly Dictionary<string, ProviderFacts> ByName = Index(Facts);

        public static readonly IReadOnlyList<ProviderFacts> All = Array.AsReadOnly(Facts);

        private static Dictionary<string, ProviderFacts> Index(ProviderFacts[] facts)
        {
            var index = new Dictionary<string, ProviderFacts>(StringComparer.OrdinalIgnoreCase);
            foreach (ProviderFacts provider in facts)
            {
                index.Add(provider.Name, provider);
                foreach (string synonym in provider.Synonyms)
                {
                    index.Add(synonym, provider);
                }
            }

            return index;
        }
    }
}
