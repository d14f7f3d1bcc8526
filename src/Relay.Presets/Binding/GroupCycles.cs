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
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var pending = new Stack<IEnumerator<ScalarNode>>();
        Enter(start, path, places, pending);
        while (pending.Count > 0)
        {
            if (!pending.Peek().MoveNext())
            {
                pending.Pop().Dispose();
                _done.Add(path[path.Count - 1].Name);
                places.Remove(path[path.Count - 1].Name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            ScalarNode member = pending.Peek().Current;
            if (places.TryGetValue(member.Text, out int at))
            {
                ReportCycle(path, at, member);
            }
            else if (groups.Find(member.Text) is { } inner)
            {
                Enter(inner, path, places, pending);
            }
        }
    }

    private void Enter(Declaration group, List<Declaration> path, Dictionary<string, int> places, Stack<IEnumerator<ScalarNode>> pending)
    {
        if (!_done.Contains(group.Name))
        {
            places.Add(group.Name, path.Count);
            path.Add(group);
            pending.Push(GroupMembers.Of(group).GetEnumerator());
        }
    }

    private void ReportCycle(List<Declaration> path, int at, ScalarNode closing)
    {
        var names = new List<string>();
        var places = new List<SourceLocation>();
        int left = 0;
        for (int i = at; i < path.Count; i++)
        {
            // A circle may be as long as the file, and every member may close one.
            if (i == at + (CycleText.Most / 2) && path.Count - at > CycleText.Most)
            {
                left = path.Count - i - (CycleText.Most / 2);
                i += left;
            }

            names.Add(Echo.Plain(path[i].Name));
            places.Add(path[i].Key.Location);
        }

        names.Add(Echo.Plain(closing.Text));
        findings.Add(
            GroupRules.GroupCycle,
            closing.Location,
            $"The groups contain each other in a circle: {CycleText.Of(names, left)}.",
            related: [.. places]);
    }
}
