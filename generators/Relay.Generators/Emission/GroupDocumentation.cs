using Relay.Presets;

namespace Relay.Generators;

/// <summary>What hovering over a group shows.</summary>
internal static class GroupDocumentation
{
    /// <summary>Writes the comment.</summary>
    public static void Write(SourceBuilder builder, GroupModel group, SourceFrame frame)
    {
        builder.Line("/// <summary>");
        builder.Indent().Append("/// <b>").Append(Words(group.Spec.Strategy)).Append("</b>: ");
        WriteMembers(builder, group.Spec);
        builder.Append('.').EndLine();
        if (group.Description is { } description && XmlText.Of(description) is { Length: > 0 } text)
        {
            AliasDocumentation.Begin(builder, text).Append(AliasDocumentation.End);
        }

        AliasDocumentation.Begin(builder, "Group <c>").Append(XmlText.Of(group.Name)).Append("</c> of ").Append(XmlText.Of(frame.DisplayPath(group.File))).Append('.').Append(AliasDocumentation.End);
        builder.Line("/// </summary>");
    }

    private static void WriteMembers(SourceBuilder builder, GroupSpec spec)
    {
        if (spec.Members.Count == 0)
        {
            builder.Append("no members");
        }

        for (int i = 0; i < spec.Members.Count; i++)
        {
            builder.Append(i == 0 ? "<c>" : ", <c>").Append(XmlText.Of(spec.Members[i].Name)).Append("</c>");
            if (spec.Strategy == GroupStrategy.Weighted)
            {
                builder.Append(" (").Append(CSharpLiteral.Of(spec.Members[i].Weight)).Append(')');
            }
        }
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
