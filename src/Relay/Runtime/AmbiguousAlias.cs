using System.Collections.Immutable;
using System.Reflection;

namespace Relay;

/// <summary>A name that presets of several assemblies define: whoever asks means its own assembly's.</summary>
internal static class AmbiguousAlias
{
    /// <summary>The alias of the assembly that asks.</summary>
    /// <param name="alias">The name.</param>
    /// <param name="sources">What each assembly registered.</param>
    /// <param name="caller">The assembly that asks; null where that cannot be told (compiled ahead of time).</param>
    /// <exception cref="RelayException">It has none of that name; the message names the assemblies that do.</exception>
    public static ModelAlias Choose(string alias, ImmutableArray<Func<string, ModelAlias?>> sources, Assembly? caller)
    {
        var owners = new SortedSet<string>(StringComparer.Ordinal);
        ModelAlias? own = null;
        int count = 0;
        foreach (Func<string, ModelAlias?> source in sources)
        {
            if (source(alias) is not { } found)
            {
                continue;
            }

            Assembly owner = found.GetType().Assembly;
            owners.Add(owner.GetName().Name ?? "?");
            if (caller is not null && owner == caller)
            {
                own = found;
                count++;
            }
        }

        return count == 1 ? own! : throw new RelayException(
            RelayErrorKind.Config,
            $"The alias '{alias}' is defined in more than one assembly: {string.Join(", ", owners)}. Use the generated classes, or rename one.") { Alias = alias };
    }
}
