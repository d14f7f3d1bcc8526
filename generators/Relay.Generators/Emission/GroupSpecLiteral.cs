namespace Relay.Generators;

/// <summary>A <see cref="GroupSpec"/> as one C# expression.</summary>
internal static class GroupSpecLiteral
{
    /// <summary>The constructor call, without its initializer.</summary>
    public static string Creation(GroupSpec spec) =>
        "new global::Relay.GroupSpec(" + CSharpLiteral.Of(spec.Name) + ", " + EnumLiteral.Of(spec.Strategy) + ")";

    /// <summary>All that differs from a group without members.</summary>
    public static Initializer Properties(GroupSpec spec) => new Initializer()
        .AddList("Members", "global::Relay.GroupMember", Members(spec.Members))
        .Add("RetryClassifier", spec.RetryClassifier == default ? null : EnumLiteral.Of(spec.RetryClassifier));

    private static List<string> Members(EquatableArray<GroupMember> members)
    {
        List<string> literals = new(members.Count);
        for (int i = 0; i < members.Count; i++)
        {
            GroupMember member = members[i];
            literals.Add(new Initializer()
                .Add("Weight", member.Weight.Equals(1.0) ? null : (double?)member.Weight)
                .AddText("When", member.When)
                .After("new global::Relay.GroupMember(" + CSharpLiteral.Of(member.Name) + ")"));
        }

        return literals;
    }
}
