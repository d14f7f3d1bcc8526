using Relay.Generators;

namespace Relay.Analyzers;

/// <summary>An alias or group as the checks of C# see it.</summary>
/// <param name="Names">What it is called in the preset and in C#.</param>
/// <param name="File">The preset that defines it.</param>
/// <param name="Specs">The model; of a group, those of all its members.</param>
/// <param name="Group">The group; null for an alias.</param>
internal sealed record KnownAlias(MemberName Names, string File, IReadOnlyList<ModelSpec> Specs, GroupSpec? Group)
{
    /// <summary>The name in the preset.</summary>
    public string Name => Names.Name;
}
