using Relay.Presets;

namespace Relay.Generators;

/// <summary>
/// Targets that more than one alias has with the same limits, capabilities and prices: most of a spec comes from the catalog, and reading it once instead of for
/// each alias is most of what a compiler saves.
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
            ModelSpec spec = model.Aliases[i].Spec;
            if (!IsWorthIt(spec))
            {
                continue;
            }

            if (!first.TryGetValue(spec, out int earlier))
            {
                first.Add(spec, i);
                continue;
            }

            if (targets._ofAliases[earlier] is null)
            {
                string method = MemberNames.Unique(IdentifierNames.From(spec.Provider + "-" + spec.Model), methods);
                targets._ofAliases[earlier] = method;
                targets._methods.Add(method);
                targets._specs.Add(spec);
            }

            targets._ofAliases[i] = targets._ofAliases[earlier];
        }

        return targets;
    }

    /// <summary>The method that says what is known of the target of an alias; null where the alias shares it with none.</summary>
    public string? MethodOf(int alias) => _ofAliases[alias];

    /// <summary>Writes the methods.</summary>
    public void Write(SourceBuilder builder)
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            ModelSpecLiteral.WriteTarget(builder, _methods[i], _specs[i]);
        }
    }

    private static bool IsWorthIt(ModelSpec spec) =>
        spec.Prices is not null || spec.ContextWindow is not null || spec.MaxOutput is not null || spec.Capabilities != default;

    /// <summary>Compares what a target's method says.</summary>
    private sealed class SameTarget : IEqualityComparer<ModelSpec>
    {
        public static readonly SameTarget Instance = new();

        public bool Equals(ModelSpec? x, ModelSpec? y) =>
            x is not null && y is not null
            && x.Model == y.Model
            && x.Provider == y.Provider
            && x.Capabilities == y.Capabilities
            && x.ContextWindow == y.ContextWindow
            && x.MaxOutput == y.MaxOutput
            && (ReferenceEquals(x.Prices, y.Prices) || x.Prices == y.Prices);

        public int GetHashCode(ModelSpec spec) => unchecked((StringComparer.Ordinal.GetHashCode(spec.Model) * 397) ^ spec.Capabilities.GetHashCode());
    }
}
