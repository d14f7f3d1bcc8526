namespace Relay.Presets;

/// <summary>Finds groups that are nested too deeply, and those that lead to too many models: a call through one is refused.</summary>
/// <remarks>Each group is looked at once, after those it contains, without recursion: they may be nested as deeply as a file is long.</remarks>
internal sealed class GroupSize(FindingSink findings, NameTable models, NameTable groups)
{
    /// <summary>In place of the size of a group that is too large: thousands that contain it have the same thing wrong.</summary>
    private static readonly (int Levels, int Reached) s_told = (-1, -1);

    private readonly Dictionary<string, (int Levels, int Reached)> _sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <summary>Reports the smallest of them; what contains one of those says nothing of its own.</summary>
    public void Report()
    {
        var pending = new Stack<Declaration>();
        foreach (Declaration start in groups.Sorted())
        {
            pending.Push(start);
            while (pending.Count > 0)
            {
                Declaration group = pending.Peek();
                if (_entered.Add(group.Name))
                {
                    PushInner(group, pending);
                    continue;
                }

                pending.Pop();
                if (!_sizes.ContainsKey(group.Name))
                {
                    _sizes.Add(group.Name, Measure(group));
                }
            }
        }
    }

    private void PushInner(Declaration group, Stack<Declaration> pending)
    {
        foreach (ScalarNode member in GroupMembers.Of(group))
        {
            // One that was entered and has no size yet closes a circle, which has its own finding.
            if (groups.Find(member.Text) is { } inner && !_entered.Contains(inner.Name))
            {
                pending.Push(inner);
            }
        }
    }

    private (int Levels, int Reached) Measure(Declaration group)
    {
        int levels = 1, reached = 0;
        foreach (ScalarNode member in GroupMembers.Of(group))
        {
            if (models.Find(member.Text) is not null)
            {
                reached++;
            }
            else if (groups.Find(member.Text) is { } inner && _sizes.TryGetValue(inner.Name, out (int Levels, int Reached) size))
            {
                if (size == s_told)
                {
                    return s_told;
                }

                levels = Math.Max(levels, size.Levels + 1);
                reached += size.Reached;
            }

            if (levels > GroupLimits.MostLevels || reached > GroupLimits.MostReached)
            {
                findings.Add(GroupRules.GroupTooLarge, member.Location, Message(group, levels));
                return s_told;
            }
        }

        return (levels, reached);
    }

    private static string Message(Declaration group, int levels)
    {
        string what = levels > GroupLimits.MostLevels
            ? $"is nested more than {Text(GroupLimits.MostLevels)} groups deep"
            : $"leads to more than {Text(GroupLimits.MostReached)} models, each counted as often as it is reached";
        return $"With this member {Echo.Quote(group.Name)} {what}, and a call through it is refused.";
    }

    private static string Text(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
