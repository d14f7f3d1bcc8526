using System.Globalization;

namespace Relay.Cli;

/// <summary>Compares one group with itself.</summary>
internal static class GroupDiff
{
    /// <summary>Adds the differences.</summary>
    public static void Add(List<PresetChange> changes, GroupSpec before, GroupSpec after)
    {
        if (before.Strategy != after.Strategy)
        {
            changes.Add(new(ChangeKind.Strategy, after.Name, null, SpecTexts.Word(before.Strategy), SpecTexts.Word(after.Strategy)));
        }

        if (before.RetryClassifier != after.RetryClassifier)
        {
            changes.Add(new(ChangeKind.Setting, after.Name, "retry_classifier", SpecTexts.Word(before.RetryClassifier), SpecTexts.Word(after.RetryClassifier)));
        }

        Dictionary<string, GroupMember> old = Index(before), now = Index(after);
        foreach (GroupMember member in after.Members)
        {
            if (!old.ContainsKey(member.Name))
            {
                changes.Add(new(ChangeKind.MemberAdded, after.Name, member.Name, null, Describe(member)));
            }
        }

        foreach (GroupMember member in before.Members)
        {
            if (!now.TryGetValue(member.Name, out GroupMember? same))
            {
                changes.Add(new(ChangeKind.MemberRemoved, after.Name, member.Name, Describe(member), null));
            }
            else if (member != same)
            {
                changes.Add(new(ChangeKind.Member, after.Name, member.Name, Describe(member), Describe(same)));
            }
        }

        // The order among those that stayed; a new or lost member moves nobody.
        if (!Names(before, now).SequenceEqual(Names(after, old), StringComparer.Ordinal))
        {
            changes.Add(new(ChangeKind.MemberOrder, after.Name, null, Members(before), Members(after)));
        }
    }

    /// <summary>The members' names, in order.</summary>
    public static string Members(GroupSpec group) => string.Join(", ", group.Members.Select(static member => member.Name));

    private static IEnumerable<string> Names(GroupSpec group, Dictionary<string, GroupMember> others) =>
        group.Members.Select(static member => member.Name).Where(others.ContainsKey).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, GroupMember> Index(GroupSpec group)
    {
        var index = new Dictionary<string, GroupMember>(StringComparer.Ordinal);
        foreach (GroupMember member in group.Members)
        {
            index.TryAdd(member.Name, member);
        }

        return index;
    }

    private static string Describe(GroupMember member) =>
        "weight " + member.Weight.ToString(CultureInfo.InvariantCulture) + (member.When is null ? "" : ", when " + SecretShapes.Scrub(member.When));
}
