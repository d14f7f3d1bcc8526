using System.Collections.Immutable;

namespace Relay.Analyzers;

/// <summary>Aliases that could be called instead.</summary>
internal static class Replacements
{
    private const int Most = 3;

    /// <summary>Up to three that are known to have the capability, those of the same provider first. Nothing that is only not known to lack it is offered.</summary>
    public static IReadOnlyList<KnownAlias> For(KnownAliases aliases, KnownAlias instead, Capability capability)
    {
        List<KnownAlias> found = [];
        string provider = instead.Specs[0].Provider;
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (KnownAlias alias in aliases.All)
            {
                bool isOfSameProvider = alias.Specs.Count > 0 && alias.Specs[0].Provider == provider;
                if (found.Count < Most && !ReferenceEquals(alias, instead) && isOfSameProvider == (pass == 0) && alias.Group is null == (instead.Group is null) && Has(alias, capability))
                {
                    found.Add(alias);
                }
            }
        }

        return found;
    }

    /// <summary>What a code fix needs to know of them.</summary>
    public static ImmutableDictionary<string, string?> Properties(IReadOnlyList<KnownAlias> aliases)
    {
        if (aliases.Count == 0)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        string[] members = new string[aliases.Count];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = aliases[i].Names.Member;
        }

        return ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Members, string.Join("\n", members));
    }

    private static bool Has(KnownAlias alias, Capability capability)
    {
        foreach (ModelSpec spec in alias.Specs)
        {
            if (spec.Capabilities[capability] != Support.Yes)
            {
                return false;
            }
        }

        return alias.Specs.Count > 0;
    }
}
