namespace Relay.Generators;

/// <summary>A <see cref="GroupSpec"/> as one C# expression.</summary>
internal static class GroupSpecLiteral
{
    /// <summary>Writes the expression and the end of its statement: all that differs from a group without members.</summary>
    public static void Write(SourceBuilder builder, GroupSpec spec)
    {
        builder.Append("new global::Relay.GroupSpec(").Literal(spec.Name).Append(", ").Append(EnumLiteral.Of(spec.Strategy)).Append(')');
        Initializer.OnLines(builder)
            .AddList("Members", "global::Relay.GroupMember", spec.Members, WriteMember)
            .Add("RetryClassifier", spec.RetryClassifier == default ? null : EnumLiteral.Of(spec.RetryClassifier))
            .Close();
    }

    private static void WriteMember(SourceBuilder builder, GroupMember member)
    {
        builder.Append("new global::Relay.GroupMember(").Literal(member.Name).Append(')');
        Initializer.OnLine(builder)
            .Add("Weight", member.Weight.Equals(1.0) ? null : (double?)member.Weight)
            .AddText("When", member.When)
            .Close();
    }
}
