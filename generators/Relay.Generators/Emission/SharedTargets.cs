using Relay.Presets;

namespace Relay.Generators;

/// <summary>
/// Targets that more than one alias has, with the same key, limits, capabilities and prices: most of a spec comes from the catalog, and writing it once instead of
/// for each alias saves the compiler most of its work.
/// </summary>
internal sealed class SharedTargets
{
    private readonly List<string> _methods = [];
    private readonly List<ModelSpec> _specs = [];
    private readonly string?[] _ofAliases;

    private SharedTargets(int aliases) => _ofAliases = new string?[aliases];

    /// <summary>How many there are.</summary>
    public int Count => _methods.Count;

    /// <summary>Finds them, in the order of the aliases that come first.</summary>
    /// <param name="model">The aliases.</param>
    /// <param name="className">The class of the methods.</param>
    public static SharedTargets Of(PresetModel model, string className)
    {
        SharedTargets targets = new(model.Aliases.Count);

        // A member cannot be called as its class is.
        UniqueNames methods = new(className);
        Dictionary<ModelSpec, int> first = new(SameTarget.Instance);
        for (int i = 0; i < model.Aliases.Count; i++)
        {
            ModelSpec spec = ModelSpecLiteral.Shared(model.Aliases[i].Spec);
            if (!first.TryGetValue(spec, out int earlier))
            {
                first.Add(spec, i);
            }
            else if (targets._ofAliases[earlier] is { } method || targets.TryAdd(spec, methods, out method))
            {
                targets._ofAliases[earlier] = targets._ofAliases[i] = method;
            }
        }

        return targets;
    }

    /// <summary>The method that gives what an alias shares with others; null where it shares nothing.</summary>
    public string? MethodOf(int alias) => _ofAliases[alias];

    /// <summary>Writes the methods.</summary>
    public void Write(SourceBuilder builder, SourceFrame frame)
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            ModelSpecLiteral.WriteTarget(builder, _methods[i], _specs[i], frame);
        }
    }

    // Of which nothing is known but its name, that is shorter where it stands.
    private bool TryAdd(ModelSpec spec, UniqueNames methods, out string method)
    {
        method = "";
        if (spec == new ModelSpec("", spec.Provider, spec.Model))
        {
            return false;
        }

        method = methods.Take(IdentifierNames.From(spec.Provider + "-" + spec.Model));
        _methods.Add(method);
        _specs.Add(spec);
        return true;
    }

    // The hash of a whole spec would ask every price for its own.
    private sealed class SameTarget : IEqualityComparer<ModelSpec>
    {
        public static readonly SameTarget Instance = new();

        public bool Equals(ModelSpec? x, ModelSpec? y) => x == y;

        public int GetHashCode(ModelSpec spec)
        {
            int hash = (Hash(spec.Model) * 397) ^ spec.Capabilities.GetHashCode();
            hash = (hash * 397) ^ Hash(spec.BaseUrl);
            hash = (hash * 397) ^ Hash(spec.Deployment);
            hash = (hash * 397) ^ Hash(spec.Region ?? spec.Location);
            hash = (hash * 397) ^ Hash(spec.Project ?? spec.ApiVersion);
            hash = (hash * 397) ^ (spec.Credential?.GetHashCode() ?? 0);
            hash = (hash * 397) ^ (spec.ContextWindow ?? 0) ^ ((spec.MaxOutput ?? 0) << 8);
            return (hash * 397) ^ (spec.Prices?.Standard.Input ?? 0).GetHashCode() ^ (spec.Prices?.Standard.Output ?? 0).GetHashCode();
        }

        private static int Hash(string? text) => text is null ? 0 : StringComparer.Ordinal.GetHashCode(text);
    }
}
