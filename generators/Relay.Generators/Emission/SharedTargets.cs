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
        HashSet<string> methods = new(StringComparer.Ordinal) { className };
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
    private bool TryAdd(ModelSpec spec, HashSet<string> methods, out string method)
    {
        method = "";
        if (spec == new ModelSpec("", spec.Provider, spec.Model))
        {
            return false;
        }

        method = MemberNames.Unique(IdentifierNames.From(spec.Provider + "-" + spec.Model), methods);
        _methods.Add(method);
        _specs.Add(spec);
        return true;
    }

    // The hash of a whole spec would ask every price for its own.
    private sealed class SameTarget : IEqualityComparer<ModelSpec>
    {
        public static readonly SameTarget Instance = new();

        public bool Equals(ModelSpec? x, ModelSpec? y) => x == y;

        public int GetHashCode(ModelSpec spec) => unchecked((StringComparer.Ordinal.GetHashCode(spec.Model) * 397) ^ spec.Capabilities.GetHashCode());
    }
}
