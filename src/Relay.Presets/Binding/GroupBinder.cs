namespace Relay.Presets;

/// <summary>Binds <c>groups</c>.</summary>
internal sealed class GroupBinder(FindingSink findings, NameTable models, NameTable groups)
{
    private readonly NameSuggestions _names = new(models.Names.Concat(groups.Names));

    /// <summary>Binds a group. Members that do not exist are left out.</summary>
    public GroupModel Bind(Declaration group)
    {
        MappingNode body = group.Body;
        var members = new List<GroupMember>();
        var written = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        foreach (PresetNode item in (body.Value("members") as SequenceNode)?.Items ?? default)
        {
            ScalarNode? name = item as ScalarNode ?? (item as MappingNode).Scalar("name");
            if (name is not null && Exists(name) && IsNew(group, written, name))
            {
                members.Add(Member(name.Text, item as MappingNode));
            }
        }

        GroupStrategy strategy = Strategy(body.Text("strategy"));
        ReportUseless(group, members, strategy, written.Count);
        var spec = new GroupSpec(group.Name, strategy)
        {
            Members = new EquatableArray<GroupMember>([.. members]),
            RetryClassifier = body.Text("retry_classifier") == "strict" ? RetryClassifier.Strict : RetryClassifier.Default,
        };
        return new GroupModel(spec, group.File) { Description = body.Text("description") };
    }

    private bool Exists(ScalarNode name)
    {
        Declaration? model = models.Find(name.Text);
        if (model is { IsBase: false } || groups.Find(name.Text) is not null)
        {
            return true;
        }

        if (model is not null)
        {
            findings.Add(GroupRules.UnknownMember, name.Location, $"{Echo.Quote(name.Text)} is only there to be inherited from and cannot be a member.", related: model.Key.Location);
            return false;
        }

        string? nearest = _names.Best(name.Text);
        findings.Add(GroupRules.UnknownMember, name.Location, $"There is no model or group {Echo.Quote(name.Text)}{DidYouMean.End(nearest)}", SuggestedText.InPlaceOf(name, nearest));
        return false;
    }

    private bool IsNew(Declaration group, Dictionary<string, ScalarNode> written, ScalarNode name)
    {
        if (!written.TryGetValue(name.Text, out ScalarNode? first))
        {
            written.Add(name.Text, name);
            return true;
        }

        findings.Add(GroupRules.DuplicateMember, name.Location, $"Group {Echo.Quote(group.Name)} names {Echo.Quote(name.Text)} more than once.", related: first.Location);
        return false;
    }

    private void ReportUseless(Declaration group, List<GroupMember> members, GroupStrategy strategy, int written)
    {
        bool anyWritten = group.Body.Value("members") is SequenceNode { Items.Count: > 0 };
        if (!anyWritten && group.Body.Entry("members") is { } empty && !(empty.Value is SequenceNode list && findings.MayHaveLostItems(list)))
        {
            findings.Add(GroupRules.EmptyGroup, empty.Value.Location, $"Group {Echo.Quote(group.Name)} has no members.");
        }

        if (strategy == GroupStrategy.Weighted && written > 0 && members.TrueForAll(static member => member.Weight == 0))
        {
            findings.Add(GroupRules.NoWeight, group.Body.Value("members")!.Location, $"All members of {Echo.Quote(group.Name)} have the weight 0, so none could be picked.");
        }
    }

    private static GroupMember Member(string name, MappingNode? body) => new(name)
    {
        Weight = body.Double("weight") ?? 1.0,
        When = body.Value("when") is { } when ? JsonText.Write(when) : null,
    };

    private static GroupStrategy Strategy(string? word) => word switch
    {
        "loadbalance" => GroupStrategy.LoadBalance,
        "weighted" => GroupStrategy.Weighted,
        "conditional" => GroupStrategy.Conditional,
        _ => GroupStrategy.Fallback,
    };
}
