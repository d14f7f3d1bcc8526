using Relay.Presets;

namespace Relay.Generators;

/// <summary>What a provider of the project's own is called in C#.</summary>
/// <param name="Name">Its name in targets.</param>
/// <param name="Field">The field that holds what is known of it.</param>
internal sealed record ProviderMember(string Name, string Field)
{
    /// <summary>Names providers, in their order.</summary>
    public static EquatableArray<ProviderMember> Of(EquatableArray<ProviderModel> providers)
    {
        UniqueNames fields = new("All");
        ProviderMember[] members = new ProviderMember[providers.Count];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = new ProviderMember(providers[i].Name, fields.Take(IdentifierNames.From(providers[i].Name)));
        }

        return new(members);
    }
}
