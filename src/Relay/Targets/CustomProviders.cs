using System.Collections.Immutable;

namespace Relay;

/// <summary>Finds providers by name: those that Relay knows, those of the program's presets, and those that were added to a runtime.</summary>
/// <remarks>
/// A name that Relay knows always means that provider, so no assembly can turn a known name to another address. A name that two assemblies give to providers that
/// differ is refused where it is looked up; their aliases, which carry their providers, are not touched by that.
/// </remarks>
internal static class CustomProviders
{
    private static ImmutableArray<Func<ProviderFacts[]>> s_sources = [];

    /// <summary>Adds the providers of an assembly's presets.</summary>
    public static void Add(Func<ProviderFacts[]> source) =>
        ImmutableInterlocked.Update(ref s_sources, static (sources, added) => sources.Add(added), source);

    /// <summary>The provider of a name; null when there is none.</summary>
    /// <param name="name">A name, in upper or lower case.</param>
    /// <param name="added">What was added to the runtime; null for nothing.</param>
    /// <exception cref="RelayException">Assemblies differ about it (<see cref="RelayErrorKind.Config"/>).</exception>
    public static ProviderFacts? Find(string name, IReadOnlyDictionary<string, ProviderFacts>? added = null) =>
        ProviderTable.TryGet(name, out ProviderFacts? known) ? known
        : name is not null && added is not null && added.TryGetValue(name, out ProviderFacts? own) ? own
        : Registered(name);

    /// <summary>As <see cref="Find(string, IReadOnlyDictionary{string, ProviderFacts}?)"/>, and tells whether it is one that Relay does not know.</summary>
    /// <param name="name">A name, in upper or lower case.</param>
    /// <param name="settings">The runtime's settings; null for none.</param>
    /// <param name="custom">The provider again, when it is none that Relay knows.</param>
    public static ProviderFacts? Find(string name, ProviderSettings? settings, out ProviderFacts? custom)
    {
        ProviderFacts? found = Find(name, settings?.Added);
        custom = found is null || ProviderTable.TryGet(found.Name, out _) ? null : found;
        return found;
    }

    /// <summary>The names of the providers of all presets.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            foreach (Func<ProviderFacts[]> source in s_sources)
            {
                foreach (ProviderFacts provider in source())
                {
                    yield return provider.Name;
                }
            }
        }
    }

    /// <summary>The name that somebody may have meant who wrote one that nobody has; null when none is close.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="settings">The runtime's settings; null for none.</param>
    public static string? Nearest(string name, ProviderSettings? settings)
    {
        var names = new List<string>(Names);
        foreach (ProviderFacts known in ProviderTable.All)
        {
            names.Add(known.Name);
        }

        if (settings?.Added is { } added)
        {
            names.AddRange(added.Keys);
        }

        return NearestNames.Best(name, names);
    }

    /// <summary>The provider itself, when it can be used.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    public static ProviderFacts Checked(ProviderFacts provider) =>
        CustomProviderRules.Problem(provider) is { } problem
            ? throw new ArgumentException($"The provider '{SecretShapes.Scrub(provider.Name)}' {problem}.", nameof(provider))
            : provider;

    /// <summary>There is no such provider.</summary>
    public static ArgumentException Unknown(string? name) =>
        new($"Relay knows no provider '{SecretShapes.Scrub(name ?? "")}', and no preset of the program defines it.", nameof(name));

    private static ProviderFacts? Registered(string? name)
    {
        ProviderFacts? found = null;
        foreach (Func<ProviderFacts[]> source in s_sources)
        {
            foreach (ProviderFacts provider in source())
            {
                if (!string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (found is not null && found != provider)
                {
                    throw new RelayException(RelayErrorKind.Config, $"The provider '{provider.Name}' is defined in more than one assembly, and not alike. Rename one, or use the generated classes.");
                }

                found = provider;
            }
        }

        return found;
    }
}
