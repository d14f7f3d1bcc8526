using Relay.Presets;

namespace Relay.Cli;

/// <summary>Compares what two configurations mean, whatever files they are written in and however.</summary>
internal static class PresetDiff
{
    /// <summary>The differences, by name; those of one alias or group in the order of <see cref="ChangeKind"/>. Providers come last.</summary>
    public static IReadOnlyList<PresetChange> Between(PresetModel before, PresetModel after)
    {
        var changes = new List<PresetChange>();
        Dictionary<string, AliasModel> oldAliases = Index(before.Aliases, static alias => alias.Name), newAliases = Index(after.Aliases, static alias => alias.Name);
        Dictionary<string, GroupModel> oldGroups = Index(before.Groups, static group => group.Name), newGroups = Index(after.Groups, static group => group.Name);
        var names = new SortedSet<string>([.. oldAliases.Keys, .. newAliases.Keys, .. oldGroups.Keys, .. newGroups.Keys], StringComparer.Ordinal);
        foreach (string name in names)
        {
            AliasModel? oldAlias = oldAliases.GetValueOrDefault(name), newAlias = newAliases.GetValueOrDefault(name);
            GroupModel? oldGroup = oldGroups.GetValueOrDefault(name), newGroup = newGroups.GetValueOrDefault(name);
            if ((oldAlias is not null && newGroup is not null && newAlias is null) || (oldGroup is not null && newAlias is not null && newGroup is null))
            {
                changes.Add(new(ChangeKind.Recast, name, null, oldAlias is null ? "group" : "alias", newAlias is null ? "group" : "alias") { IsBreaking = true });
                continue;
            }

            Compare(changes, name, oldAlias?.Spec, newAlias?.Spec);
            Compare(changes, name, oldGroup?.Spec, newGroup?.Spec);
        }

        ProviderDiff.Add(changes, before.Providers, after.Providers);
        return changes;
    }

    private static void Compare(List<PresetChange> changes, string name, ModelSpec? before, ModelSpec? after)
    {
        if (before is not null && after is not null)
        {
            AliasDiff.Add(changes, before, after);
        }
        else if (before is not null)
        {
            changes.Add(new(ChangeKind.AliasRemoved, name, null, before.Target, null) { IsBreaking = true });
        }
        else if (after is not null)
        {
            changes.Add(new(ChangeKind.AliasAdded, name, null, null, after.Target));
        }
    }

    private static void Compare(List<PresetChange> changes, string name, GroupSpec? before, GroupSpec? after)
    {
        if (before is not null && after is not null)
        {
            GroupDiff.Add(changes, before, after);
        }
        else if (before is not null)
        {
            changes.Add(new(ChangeKind.GroupRemoved, name, null, GroupDiff.Members(before), null) { IsBreaking = true });
        }
        else if (after is not null)
        {
            changes.Add(new(ChangeKind.GroupAdded, name, null, null, GroupDiff.Members(after)));
        }
    }

    private static Dictionary<string, T> Index<T>(EquatableArray<T> items, Func<T, string> name)
        where T : IEquatable<T>
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T item in items)
        {
            index.TryAdd(name(item), item);
        }

        return index;
    }
}
