using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>What the checks of C# need to know about the presets of a compilation; each part worked out when first asked for. Safe for concurrent use.</summary>
internal sealed class UseSession
{
    private readonly Compilation _compilation;
    private readonly Lazy<KeyedRegistrations> _registrations;
    private readonly PresetSession _presets;
    private readonly Lazy<KnownAliases> _aliases;
    private readonly Lazy<bool> _othersDefineAliases;
    private readonly Lazy<HashSet<string>> _takers;

    public UseSession(Compilation compilation, PresetSession presets, AnalyzerOptions options)
    {
        _compilation = compilation;
        _presets = presets;
        _aliases = new Lazy<KnownAliases>(() => new KnownAliases(compilation, presets.Model, ModelsSettings.From(options.AnalyzerConfigOptionsProvider.GlobalOptions)));
        _othersDefineAliases = new Lazy<bool>(FindOthers);
        _registrations = new Lazy<KeyedRegistrations>(() => KeyedRegistrations.In(compilation));
        _takers = new Lazy<HashSet<string>>(() => Analyzers.AliasTakers.In(compilation));
    }

    /// <summary>Whether the project has presets at all, be they broken ones.</summary>
    public bool HasPresets => _presets.Paths.Count > 0;

    /// <summary>The preset files' paths, by ordinal order.</summary>
    public IReadOnlyList<string> PresetPaths => _presets.Paths;

    /// <summary>The aliases and groups.</summary>
    public KnownAliases Aliases => _aliases.Value;

    /// <summary>The providers that a target may name: those that Relay knows, and the project's own.</summary>
    public KnownProviders Providers => new(_presets.Model.Providers);

    /// <summary>Whether a referenced assembly uses Relay too, and may define aliases that are not seen from here.</summary>
    public bool OthersMayDefineAliases => _othersDefineAliases.Value;

    /// <summary>Names of the project's own methods and types that have a parameter marked <c>[ModelAlias]</c>.</summary>
    public HashSet<string> AliasTakers => _takers.Value;

    /// <summary>Whether the project registers a chat client under <paramref name="key"/> by itself, or may do so: what is resolved by that key need not be the alias of that name.</summary>
    public bool RegistersKey(string key) => _registrations.Value.Has(key);

    private bool FindOthers()
    {
        foreach (IAssemblySymbol assembly in _compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == "Relay" || assembly.Name.StartsWith("Relay.", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (IModuleSymbol module in assembly.Modules)
            {
                foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
                {
                    if (reference.Name == "Relay")
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
