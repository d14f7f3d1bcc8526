using System.ComponentModel;

namespace Relay;

/// <summary>Finds the aliases and groups of an assembly by their names. Used by generated code. Thread-safe; nothing is made before the first look-up.</summary>
/// <param name="all">Gives all of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AliasTable(Func<ModelAlias[]> all)
{
    private readonly Func<ModelAlias[]> _all = all ?? throw new ArgumentNullException(nameof(all));
    private Dictionary<string, ModelAlias>? _byName;

    /// <summary>The alias or group of a name; null when the assembly has none.</summary>
    /// <param name="name">The name, as it stands in the preset.</param>
    public ModelAlias? Find(string name)
    {
        // Two threads that come first at the same time make the same twice, and one is dropped.
        Dictionary<string, ModelAlias> byName = Volatile.Read(ref _byName) ?? Fill();
        return byName.GetValueOrDefault(name);
    }

    private Dictionary<string, ModelAlias> Fill()
    {
        ModelAlias[] aliases = _all();
        var byName = new Dictionary<string, ModelAlias>(aliases.Length, StringComparer.Ordinal);
        foreach (ModelAlias alias in aliases)
        {
            byName.TryAdd(alias.Name, alias);
        }

        Volatile.Write(ref _byName, byName);
        return byName;
    }
}
