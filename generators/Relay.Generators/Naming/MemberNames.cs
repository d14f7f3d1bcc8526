using Relay.Presets;

namespace Relay.Generators;

/// <summary>What all aliases and groups of a configuration are called in C#, each with a name of its own.</summary>
/// <remarks>
/// Two names that become the same are an error that stands in the preset; until it is mended the later ones get underscores and numbers, so that the class compiles.
/// Names are given out in the order of the model, aliases before groups, and so do not depend on the order of files.
/// </remarks>
/// <param name="Aliases">One for each alias of the model, in its order.</param>
/// <param name="Groups">One for each group of the model, in its order.</param>
/// <param name="Constants">The nested class of constants: <c>Names</c>, unless the project chose that for the class around it.</param>
/// <param name="Specs">The file-local class of literals.</param>
/// <param name="Registration">The file-local class that tells the runtime about the aliases.</param>
/// <param name="Services">The class that adds the aliases to a program's services.</param>
internal sealed record MemberNames(EquatableArray<MemberName> Aliases, EquatableArray<MemberName> Groups, string Constants, string Specs, string Registration, string Services)
{
    /// <summary>The file-local class of what several aliases share because they have the same target.</summary>
    public string Targets { get; init; } = "";

    /// <summary>The file-local class of providers of the project's own.</summary>
    public string Providers { get; init; } = "";

    /// <summary>The fields of that class, one for each provider of the model, in its order.</summary>
    public EquatableArray<ProviderMember> ProviderMembers { get; init; }

    /// <summary>Names all members of <paramref name="model"/> for a class called <paramref name="className"/>.</summary>
    /// <param name="model">The configuration.</param>
    /// <param name="className">The class.</param>
    /// <param name="typePrefix">What the classes of aliases begin with.</param>
    public static MemberNames Of(PresetModel model, string className = ModelsClass.DefaultName, string typePrefix = "")
    {
        // A member cannot be called as its class is, and the base class of groups would be hidden by a group called "model".
        UniqueNames members = new(className);
        UniqueNames types = new(className, "ModelGroup");
        string constants = members.Take(ModelsClass.NamesName);
        string specs = types.Take("RelaySpecs");
        string registration = types.Take("RelayRegistration");
        string services = types.Take(className + "Services");
        string providers = types.Take("RelayProviders");
        string targets = types.Take("RelayTargets");

        MemberName[] aliases = new MemberName[model.Aliases.Count];
        for (int i = 0; i < aliases.Length; i++)
        {
            if (model.Aliases[i].Module is null)
            {
                aliases[i] = Next(model.Aliases[i].Name, "Model", members, types, typePrefix);
            }
        }

        MemberName[] groups = new MemberName[model.Groups.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Next(model.Groups[i].Name, "Group", members, types, typePrefix);
        }

        // Last, so that a folder of presets changes no other name.
        ModuleNames modules = new(members);
        for (int i = 0; i < aliases.Length; i++)
        {
            if (model.Aliases[i] is { Module: { } module } alias)
            {
                string member = modules.Next(module, alias.LocalName, out string inside);
                aliases[i] = new MemberName(alias.Name, inside, member, types.Take(typePrefix + inside + member + "Model"));
            }
        }

        return new MemberNames(new(aliases), new(groups), constants, specs, registration, services)
        {
            Providers = providers,
            Targets = targets,
            ProviderMembers = ProviderMember.Of(model.Providers),
        };
    }

    private static MemberName Next(string name, string suffix, UniqueNames members, UniqueNames types, string typePrefix)
    {
        string member = members.Take(IdentifierNames.From(name));
        return new MemberName(name, null, member, types.Take(typePrefix + member + suffix));
    }

}
