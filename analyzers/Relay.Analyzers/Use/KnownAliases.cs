using Microsoft.CodeAnalysis;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>The aliases and groups of a project's presets: by name, and by the class that was generated for each.</summary>
internal sealed class KnownAliases
{
    private const int MostSteps = 500_000;

    private readonly Dictionary<string, KnownAlias> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownAlias> _byType = new(StringComparer.Ordinal);
    private readonly List<KnownAlias> _all = [];
    private readonly IAssemblySymbol _assembly;
    private readonly string _namespace;
    private int _steps;

    public KnownAliases(Compilation compilation, PresetModel model, ModelsSettings settings)
    {
        _assembly = compilation.Assembly;
        settings = settings.Placed(compilation);
        _namespace = settings.RootNamespace.Replace("@", "");
        MemberNames names = MemberNames.Of(model, ClassName(compilation, settings).TrimStart('@'), settings.PrefixBeside(OtherModels.In(compilation)));
        for (int i = 0; i < model.Aliases.Count; i++)
        {
            Add(new KnownAlias(names.Aliases[i], model.Aliases[i].File, [model.Aliases[i].Spec], Group: null));
        }

        Dictionary<string, GroupSpec> groups = new(StringComparer.Ordinal);
        for (int i = 0; i < model.Groups.Count; i++)
        {
            groups[model.Groups[i].Name] = model.Groups[i].Spec;
        }

        for (int i = 0; i < model.Groups.Count; i++)
        {
            Add(new KnownAlias(names.Groups[i], model.Groups[i].File, Collect(groups, model.Groups[i].Spec), model.Groups[i].Spec));
        }
    }

    /// <summary>All of them, aliases before groups.</summary>
    public IReadOnlyList<KnownAlias> All => _all;

    /// <summary>The alias or group of a name; null when no preset defines it.</summary>
    public KnownAlias? Find(string name) => _byName.TryGetValue(name, out KnownAlias? alias) ? alias : null;

    /// <summary>The alias or group whose generated class <paramref name="type"/> is; null for any other type.</summary>
    public KnownAlias? Of(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingType: null } named
        && _byType.TryGetValue(named.Name, out KnownAlias? alias)
        && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, _assembly)
        && NamespaceOf(named) == _namespace
        && RelayNames.IsAlias(named) ? alias : null;

    /// <summary>The names that <paramref name="text"/> may be a misspelling of, likeliest first.</summary>
    public IReadOnlyList<string> Near(string text) => NearestNames.Ranked(text, _byName.Keys, 3);

    private void Add(KnownAlias alias)
    {
        _all.Add(alias);
        _byName[alias.Name] = alias;
        _byType[alias.Names.Type] = alias;
    }

    /// <summary>
    /// The aliases that a group comes down to, each once, in the order in which they are met; a group may be a member, and a broken preset may hold a circle.
    /// None, so that nothing is said of its use, where all groups together come to more than is worth the time at every keystroke.
    /// </summary>
    private List<ModelSpec> Collect(Dictionary<string, GroupSpec> groups, GroupSpec group)
    {
        List<ModelSpec> specs = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<(GroupSpec Group, int Next)> open = new();
        open.Push((group, 0));
        while (open.Count > 0)
        {
            (GroupSpec current, int next) = open.Pop();
            if (next == current.Members.Count)
            {
                continue;
            }

            if (_steps++ > MostSteps)
            {
                return [];
            }

            open.Push((current, next + 1));
            string name = current.Members[next].Name;
            if (!seen.Add(name))
            {
                continue;
            }

            // Groups that were added already stand under their names too.
            if (Find(name) is { Group: null } alias)
            {
                specs.Add(alias.Specs[0]);
            }
            else if (groups.TryGetValue(name, out GroupSpec? inner))
            {
                open.Push((inner, 0));
            }
        }

        return specs;
    }

    private static string ClassName(Compilation compilation, ModelsSettings settings)
    {
        string prefix = settings.RootNamespace.Length == 0 ? "" : settings.RootNamespace.Replace("@", "") + ".";
        return settings.ClassName
            ?? (compilation.Assembly.GetTypeByMetadataName(prefix + ModelsClass.FallbackName) is { } fallback && RenamedClass.IsOurs(fallback)
                ? ModelsClass.FallbackName
                : ModelsClass.DefaultName);
    }

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
}
