using Relay.Presets;

namespace Relay.Generators;

/// <summary>All that the source says about one alias or group, part by part, indented for its place.</summary>
/// <param name="Property">The documented property of the class.</param>
/// <param name="Constant">The constant of its name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Spec">The method that builds what it knows.</param>
/// <param name="Element">Its line in the list of all.</param>
internal sealed record MemberText(string Property, string Constant, string Type, string Spec, string Element)
{
    private const string Resolver = "global::System.Func<string, global::Relay.ModelAlias?>";

    /// <summary>Writes an alias, whose target has the method <paramref name="target"/> if it shares what is known of it with others.</summary>
    public static MemberText Of(AliasModel alias, MemberName name, string? target, SourceFrame frame, SourceBuilder builder)
    {
        int inside = frame.Depth + (name.Module is null ? 1 : 2);
        builder.Take(inside);
        AliasDocumentation.Write(builder, alias, frame);
        if (alias.IsDeprecated)
        {
            builder.Line("[global::System.Obsolete(" + CSharpLiteral.Of("The preset '" + name.Name + "' is marked as deprecated.") + ")]");
        }

        string property = PropertyOf(name, frame, builder);
        ModelSpecLiteral.Write(Signature(builder, "global::Relay.ModelSpec", name), alias.Spec, target, frame);
        string spec = builder.Take(frame.Depth);
        Head(name, frame, builder).Append("global::Relay.ModelAlias");
        WriteMarkers(builder, alias.Spec.Capabilities);
        return Rest(property, TypeOf(name, frame, builder, "global::Relay.ModelSpec", isGroup: false), spec, name, frame, builder);
    }

    /// <summary>Writes a group.</summary>
    public static MemberText Of(GroupModel group, MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        builder.Take(frame.Depth + 1);
        GroupDocumentation.Write(builder, group, frame);
        string property = PropertyOf(name, frame, builder);
        GroupSpecLiteral.Write(Signature(builder, "global::Relay.GroupSpec", name), group.Spec);
        string spec = builder.Take(frame.Depth);
        Head(name, frame, builder).Append("global::Relay.ModelGroup");
        return Rest(property, TypeOf(name, frame, builder, "global::Relay.GroupSpec", isGroup: true), spec, name, frame, builder);
    }

    private static string PropertyOf(MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        builder.Indent().Append("public static ").Append(frame.Prefix).Append(name.Type).Append(' ').Append(name.Member);
        builder.Append(" { get; } = new ").Append(frame.Prefix).Append(name.Type).Append("();").EndLine().Line();
        return builder.Take(frame.Depth + 1);
    }

    private static SourceBuilder Signature(SourceBuilder builder, string spec, MemberName name) =>
        builder.Indent().Append("internal static ").Append(spec).Append(' ').Append(name.Type).Append("() => ");

    private static SourceBuilder Head(MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        builder.Line().Indent().Append("/// <inheritdoc cref=\"");
        frame.WriteCref(builder, name);
        return builder.Append("\"/>").EndLine().Indent().Append(frame.Visibility).Append(" sealed class ").Append(name.Type).Append(" : ");
    }

    private static string TypeOf(MemberName name, SourceFrame frame, SourceBuilder builder, string spec, bool isGroup)
    {
        // A delegate that is created by name is made when it is needed; a bare method group would give each class a nested type to cache it in.
        builder.Open().Indent().Append("internal ").Append(name.Type).Append("() : base(").Literal(name.Name);
        builder.Append(", new global::System.Func<").Append(spec).Append(">(").Append(frame.Specs).Append('.').Append(name.Type).Append(')');
        if (isGroup)
        {
            builder.Append(", new " + Resolver + "(").Append(frame.Registration).Append(".Resolve)");
        }

        builder.Append(") { }").EndLine().Close();
        return builder.Take(frame.Depth + (name.Module is null ? 2 : 3));
    }

    private static MemberText Rest(string property, string type, string spec, MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        builder.Indent().Append("/// <summary>The name of <see cref=\"");
        frame.WriteCref(builder, name);
        builder.Append("\"/>.</summary>").EndLine();
        builder.Indent().Append("public const string ").Append(name.Member).Append(" = ").Literal(name.Name).Append(';').EndLine();
        string constant = builder.Take(frame.Depth + 2);
        frame.WriteCref(builder.Indent(), name);
        return new MemberText(property, constant, type, spec, builder.Append(',').EndLine().Take(0));
    }

    private static void WriteMarkers(SourceBuilder builder, ModelCapabilities capabilities)
    {
        foreach (KeyValuePair<Capability, string> marker in CapabilityNames.Markers)
        {
            if (capabilities[marker.Key] != Support.No)
            {
                builder.Append(", global::Relay.").Append(marker.Value);
            }
        }
    }
}
