using Relay.Presets;

namespace Relay.Generators;

/// <summary>What hovering over a group shows.</summary>
internal static class GroupDocumentation
{
    /// <summary>Writes the comment.</summary>
    public static void Write(SourceBuilder builder, GroupModel group)
    {
        List<string> members = new(group.Spec.Members.Count);
        for (int i = 0; i < group.Spec.Members.Count; i++)
        {
            GroupMember member = group.Spec.Members[i];
            string weight = group.Spec.Strategy == GroupStrategy.Weighted ? " (" + CSharpLiteral.Of(member.Weight) + ")" : "";
            members.Add("<c>" + XmlText.Of(member.Name) + "</c>" + weight);
        }

        builder.Line("/// <summary>");
        builder.Line("/// <b>" + Words(group.Spec.Strategy) + "</b>: " + (members.Count == 0 ? "no members" : string.Join(", ", members)) + ".");
        if (group.Description is { } description && XmlText.Of(description) is { Length: > 0 } text)
        {
            builder.Line("/// <para>" + text + "</para>");
        }

        builder.Line("/// <para>Group <c>" + XmlText.Of(group.Name) + "</c> of " + XmlText.Of(group.File) + ".</para>");
        builder.Line("/// </summary>");
    }

    private static string Words(GroupStrategy strategy) => strategy switch
    {
        GroupStrategy.Fallback => "In order, the next one when a member fails",
        GroupStrategy.LoadBalance => "Evenly over",
        GroupStrategy.Weighted => "By weight over",
        GroupStrategy.Conditional => "The first whose condition holds of",
        _ => "Members",
    };
}
