namespace Relay.Presets;

/// <summary>Looks for groups that cannot do what groups are for: with one member only, or with members whose turn never comes.</summary>
/// <remarks>
/// What groups of groups lead to is as long as all of them together, once for each: so a project is worth a number of steps, far more than one that
/// people write needs, and nothing is said of the members behind them.
/// </remarks>
internal sealed class GroupReach(FindingSink findings, NameTable models, NameTable groups)
{
    // Ten thousand groups in a chain would be fifty million steps.
    private const int LeastSteps = 10_000, StepsPerMember = 20;

    private int _most = LeastSteps;
    private int _steps;

    /// <summary>Reports them.</summary>
    public void Report()
    {
        foreach (Declaration group in groups.Sorted())
        {
            _most += StepsPerMember * ((group.Body.Value("members") as SequenceNode)?.Items.Count ?? 0);
        }

        foreach (Declaration group in groups.Sorted())
        {
            if (group.Body.Value("members") is SequenceNode { Items.Count: > 0 } members)
            {
                ReportGroup(group, members);
            }
        }
    }

    private void ReportGroup(Declaration group, SequenceNode members)
    {
        if (members.Items.Count == 1)
        {
            // What was written beside it and had to be dropped, a key for example, has its own finding.
            if (findings.MayHaveLostItems(members))
            {
                return;
            }

            findings.Add(GroupRules.GroupOfOne, members.Items[0].Location, $"{Echo.Quote(group.Name)} has one member only; nothing stands in when it cannot answer.");
            return;
        }

        if (group.Body.Text("strategy") is null or "fallback")
        {
            ReportTried(members);
        }
    }

    private void ReportTried(SequenceNode members)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var direct = new HashSet<string>(StringComparer.Ordinal);
        foreach (PresetNode item in members.Items)
        {
            // A member that is named twice has its own finding.
            if (Name(item) is not { } name || !direct.Add(name.Text))
            {
                continue;
            }

            var reached = new HashSet<string>(StringComparer.Ordinal);
            Reach(name.Text, reached, new HashSet<string>(StringComparer.Ordinal));
            if (_steps >= _most)
            {
                return;
            }

            if (reached.Count > 0 && reached.IsSubsetOf(tried))
            {
                findings.Add(GroupRules.UnreachableMember, name.Location, $"All that {Echo.Quote(name.Text)} stands for has been tried before its turn comes.");
            }

            tried.UnionWith(reached);
        }
    }

    /// <summary>Adds the models that a member leads to; a group that contains itself is entered once.</summary>
    private void Reach(string start, HashSet<string> reached, HashSet<string> entered)
    {
        var pending = new Stack<string>();
        pending.Push(start);
        while (pending.Count > 0 && _steps++ < _most)
        {
            string name = pending.Pop();
            if (models.Find(name) is not null)
            {
                reached.Add(name);
            }
            else if (groups.Find(name) is { } group && entered.Add(name))
            {
                foreach (PresetNode item in (group.Body.Value("members") as SequenceNode)?.Items ?? default)
                {
                    if (Name(item) is { } member)
                    {
                        pending.Push(member.Text);
                    }
                }
            }
        }
    }

    private static ScalarNode? Name(PresetNode item) => item as ScalarNode ?? (item as MappingNode).Scalar("name");
}
