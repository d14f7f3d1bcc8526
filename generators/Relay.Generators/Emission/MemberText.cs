using Relay.Presets;

namespace Relay.Generators;

/// <summary>All that the source says about one alias or group, part by part, indented for its place.</summary>
/// <param name="Property">The documented property of the class.</param>
/// <param name="Constant">The constant of its name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Spec">The method that builds what it knows.</param>
/// <param name="Case">Its line in the look-up by name.</param>
/// <param name="Addition">Its line where aliases are added to services.</param>
internal sealed record MemberText(string Property, string Constant, string Type, string Spec, string Case, string Addition)
{
    private const string Resolver = "global::System.Func<string, global::Relay.ModelAlias?>";

    /// <summary>Writes an alias.</summary>
    public static MemberText Of(AliasModel alias, MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        int inside = frame.Depth + (name.Module is null ? 1 : 2);
        builder.Take(inside);
        AliasDocumentation.Write(builder, alias);
        if (alias.IsDeprecated)
        {
            builder.Line("[global::System.Obsolete(" + CSharpLiteral.Of("The preset '" + name.Name + "' is marked as deprecated.") + ")]");
        }

        string property = PropertyOf(name, frame, builder);
        string spec = SpecOf(frame, builder, "global::Relay.ModelSpec " + name.Type, ModelSpecLiteral.Creation(alias.Spec), ModelSpecLiteral.Properties(alias.Spec));
        string type = TypeOf(name, frame, builder, "global::Relay.ModelSpec", "global::Relay.ModelAlias" + Markers(alias.Spec.Capabilities), "");
        return Rest(property, type, spec, name, frame, builder);
    }

    /// <summary>Writes a group.</summary>
    public static MemberText Of(GroupModel group, MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        builder.Take(frame.Depth + 1);
        GroupDocumentation.Write(builder, group);
        string property = PropertyOf(name, frame, builder);
        string spec = SpecOf(frame, builder, "global::Relay.GroupSpec " + name.Type, GroupSpecLiteral.Creation(group.Spec), GroupSpecLiteral.Properties(group.Spec));
        string type = TypeOf(name, frame, builder, "global::Relay.GroupSpec", "global::Relay.ModelGroup", ", new " + Resolver + "(" + frame.Registration + ".Resolve)");
        return Rest(property, type, spec, name, frame, builder);
    }

    private static string PropertyOf(MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        string type = frame.Prefix + name.Type;
        builder.Line("public static " + type + " " + name.Member + " { get; } = new " + type + "();").Line();
        return builder.Take(frame.Depth + 1);
    }

    private static string SpecOf(SourceFrame frame, SourceBuilder builder, string signature, string creation, Initializer properties)
    {
        if (properties.IsEmpty)
        {
            builder.Line("internal static " + signature + "() => " + creation + ";");
        }
        else
        {
            builder.Open("internal static " + signature + "() => " + creation);
            foreach (string assignment in properties.Assignments)
            {
                builder.Line(assignment + ",");
            }

            builder.Close("};");
        }

        return builder.Take(frame.Depth);
    }

    private static string TypeOf(MemberName name, SourceFrame frame, SourceBuilder builder, string spec, string bases, string furtherArguments)
    {
        // A delegate that is created by name is made when it is needed; a bare method group would give each class a nested type to cache it in.
        string factory = "new global::System.Func<" + spec + ">(" + frame.Specs + "." + name.Type + ")";
        builder.Line().Line("/// <inheritdoc cref=\"" + frame.Cref(name) + "\"/>");
        builder.Open(frame.Visibility + " sealed class " + name.Type + " : " + bases);
        builder.Line("internal " + name.Type + "() : base(" + CSharpLiteral.Of(name.Name) + ", " + factory + furtherArguments + ") { }");
        builder.Close();
        return builder.Take(frame.Depth + (name.Module is null ? 2 : 3));
    }

    private static MemberText Rest(string property, string type, string spec, MemberName name, SourceFrame frame, SourceBuilder builder)
    {
        string literal = CSharpLiteral.Of(name.Name);
        builder.Line("/// <summary>The name of <see cref=\"" + frame.Cref(name) + "\"/>.</summary>");
        builder.Line("public const string " + name.Member + " = " + literal + ";");
        string constant = builder.Take(frame.Depth + 2);
        builder.Line(literal + " => " + frame.Cref(name) + ",");
        string arm = builder.Take(frame.Depth + 2);
        builder.Line("relay.AddAlias(" + literal + ", static () => new " + frame.Prefix + name.Type + "());");
        return new MemberText(property, constant, type, spec, arm, builder.Take(0));
    }

    private static string Markers(ModelCapabilities capabilities)
    {
        string markers = "";
        for (int i = 0; i < CapabilityNames.Markers.Count; i++)
        {
            KeyValuePair<Capability, string> marker = CapabilityNames.Markers[i];
            if (capabilities[marker.Key] != Support.No)
            {
                markers += ", global::Relay." + marker.Value;
            }
        }

        return markers;
    }
}
