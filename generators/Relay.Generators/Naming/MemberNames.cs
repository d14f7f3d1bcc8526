using Relay.Presets;

namespace Relay.Generators;

/// <summary>What all aliases and groups of a configuration are called in C#: unique, and none in the way of what every class has.</summary>
/// <remarks>Names are given out in the order of the model, aliases before groups, so the outcome does not depend on the order of files.</remarks>
/// <param name="Aliases">One for each alias of the model, in its order.</param>
/// <param name="Groups">One for each group of the model, in its order.</param>
internal sealed record MemberNames(EquatableArray<MemberName> Aliases, EquatableArray<MemberName> Groups)
{
    /// <summary>Names all members of <paramref name="model"/> for a class called <paramref name="className"/>.</summary>
    public static MemberNames Of(PresetModel model, string className = ModelsClass.DefaultName)
    {
        HashSet<string> members = new(StringComparer.Ordinal)
        {
            className, ModelsClass.DefaultName, ModelsClass.NamesName,
            nameof(Equals), nameof(GetHashCode), nameof(GetType), nameof(ToString), nameof(MemberwiseClone), nameof(ReferenceEquals), "Finalize",
        };
        HashSet<string> reserved = new(members, StringComparer.Ordinal);

        // The base class of groups would be hidden by a group called "model".
        HashSet<string> types = new(StringComparer.Ordinal) { className, "ModelGroup" };

        MemberName[] aliases = new MemberName[model.Aliases.Count];
        for (int i = 0; i < aliases.Length; i++)
        {
            aliases[i] = Next(model.Aliases[i].Name, "Model", members, reserved, types);
        }

        MemberName[] groups = new MemberName[model.Groups.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Next(model.Groups[i].Name, "Group", members, reserved, types);
        }

        return new MemberNames(new(aliases), new(groups));
    }

    private static MemberName Next(string name, string suffix, HashSet<string> members, HashSet<string> reserved, HashSet<string> types)
    {
        string stem = CSharpIdentifier.FromName(name);
        string member = stem;
        while (!members.Add(member))
        {
            member += "_";
        }

        string type = member + suffix;
        while (!types.Add(type))
        {
            type += "_";
        }

        RenameReason reason = member == stem ? RenameReason.None
            : reserved.Contains(stem) ? RenameReason.Reserved
            : RenameReason.Taken;
        return new MemberName(name, member, type, reason);
    }
}
