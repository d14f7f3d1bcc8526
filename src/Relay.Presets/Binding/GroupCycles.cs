namespace Relay.Presets;

/// <summary>Finds groups that contain each other, by walking their members depth first.</summary>
internal sealed class GroupCycles(FindingSink findings, NameTable groups)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Reports every circle once, at the member that closes it.</summary>
    public void Report()
    {
        foreach (Declaration group in groups.Sorted())
        {
            Walk(group);
        }
    }

    // An explicit stack and not recursion: groups may be nested as deep as the author likes.
    private void Walk(Declaration start)
    {
        var path = new List<Declaration>();
        var pending = new Stack<IEnumerator<ScalarNode>>();
        Enter(start, path, pending);
        while (pending.Count > 0)
        {
            if (!pending.Peek().MoveNext())
            {
                pending.Pop().Dispose();
                _done.Add(path[path.Count - 1].Name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            ScalarNode member = pending.Peek().Current;
            int at = path.FindIndex(each => each.Name == member.Text);
            if (at >= 0)
            {
                ReportCycle(path, at, member);
            }
            else if (groups.Find(member.Text) is { } inner)
            {
                Enter(inner, path, pending);
            }
        }
    }

    private void Enter(Declaration group, List<Declaration> path, Stack<IEnumerator<ScalarNode>> pending)
    {
        if (!_done.Contains(group.Name))
        {
            path.Add(group);
            pending.Push(Members(group).GetEnumerator());
        }
    }

    private void ReportCycle(List<Declaration> path, int at, ScalarNode closing)
    {
        var names = new List<string>();
        var places = new List<SourceLocation>();
        for (int i = at; i < path.Count; i++)
        {
            names.Add(Echo.Plain(path[i].Name));
            places.Add(path[i].Key.Location);
        }

        names.Add(Echo.Plain(closing.Text));
        findings.Add(
            GroupRules.GroupCycle,
            closing.Location,
            $"The groups contain each other in a circle: {string.Join(" → ", names)}.",
            related: [.. places]);
    }

    private static IEnumerable<ScalarNode> Members(Declaration group)
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
