namespace Relay.Generators;

/// <summary>What is the same for all members of a project's source.</summary>
/// <param name="Prefix">What stands before a type of the project: <c>global::App.</c>.</param>
/// <param name="ClassName">The class of the properties.</param>
/// <param name="Visibility">Its visibility, and that of the types beside it.</param>
/// <param name="Specs">The file-local class of literals.</param>
/// <param name="Registration">The file-local class that finds aliases by their names.</param>
/// <param name="Depth">How deep in blocks the class stands: 1 in a namespace.</param>
internal sealed record SourceFrame(string Prefix, string ClassName, string Visibility, string Specs, string Registration, int Depth)
{
    /// <summary>The project's folder; null when it is not known.</summary>
    public string? Folder { get; init; }

    /// <summary>The file-local class of what several aliases share because they have the same target.</summary>
    public string Targets { get; init; } = "";

    /// <summary>The file-local class of providers of the project's own.</summary>
    public string Providers { get; init; } = "";

    /// <summary>The fields of that class.</summary>
    public EquatableArray<ProviderMember> ProviderMembers { get; init; }

    /// <summary>The path of a preset as people write it.</summary>
    public string DisplayPath(string file) => RelativePath.Of(file, Folder);

    /// <summary>Writes the expression that is a provider of the project's own.</summary>
    public void WriteProvider(SourceBuilder builder, ProviderFacts provider)
    {
        for (int i = 0; i < ProviderMembers.Count; i++)
        {
            if (ProviderMembers[i].Name == provider.Name)
            {
                builder.Append(Providers).Append('.').Append(ProviderMembers[i].Field);
                return;
            }
        }

        ProviderFactsLiteral.WriteOnLine(builder, provider);
    }

    /// <summary>Writes the full name of the property of <paramref name="name"/>.</summary>
    public void WriteCref(SourceBuilder builder, MemberName name)
    {
        builder.Append(Prefix).Append(ClassName).Append('.');
        if (name.Module is { } module)
        {
            builder.Append(module).Append('.');
        }

        builder.Append(name.Member);
    }
}
