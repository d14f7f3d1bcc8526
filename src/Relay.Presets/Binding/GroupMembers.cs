namespace Relay.Presets;

/// <summary>The names of a group's members, as written.</summary>
internal static class GroupMembers
{
    /// <summary>Those that have a name, in order.</summary>
    public static IEnumerable<ScalarNode> Of(Declaration group)
    {
        foreach (PresetNode item in (group.Body.Value("members") as SequenceNode)?.Items ?? default)
        {
            if ((item as ScalarNode ?? (item as MappingNode).Scalar("name")) is { } name)
            {
                yield return name;
            }
        }
    }
}
