namespace Relay.Presets;

/// <summary>Rules about groups (RLY06xx).</summary>
public static class GroupRules
{
    /// <summary>A member that does not exist.</summary>
    public static FindingRule UnknownMember { get; } = new(
        "RLY0601",
        FindingSeverity.Error,
        "Member does not exist",
        "A member is the name of a model or a group of any preset file of the project; there is none of this name.");

    /// <summary>A member that is named twice.</summary>
    public static FindingRule DuplicateMember { get; } = new(
        "RLY0602",
        FindingSeverity.Warning,
        "Member named twice",
        "The group names the member more than once. For a greater share of the calls use `weight`.");

    /// <summary>Groups that contain each other.</summary>
    public static FindingRule GroupCycle { get; } = new(
        "RLY0603",
        FindingSeverity.Error,
        "Groups contain each other in a circle",
        "Following the members leads back to the same group. Break the circle.");

    /// <summary>A group without members.</summary>
    public static FindingRule EmptyGroup { get; } = new(
        "RLY0604",
        FindingSeverity.Error,
        "Group without members",
        "A group needs at least one member.");

    /// <summary>A weighted group that can pick nobody.</summary>
    public static FindingRule NoWeight { get; } = new(
        "RLY0605",
        FindingSeverity.Error,
        "All weights are zero",
        "With `strategy: weighted`, a member of weight 0 is never picked, and here all weights are 0.");

    /// <summary>A group with a single member.</summary>
    public static FindingRule GroupOfOne { get; } = new(
        "RLY0606",
        FindingSeverity.Info,
        "Group of one",
        "Nothing stands in when the only member cannot answer. Add a member, or use the model itself.");

    /// <summary>A member that can never be the one that answers.</summary>
    public static FindingRule UnreachableMember { get; } = new(
        "RLY0607",
        FindingSeverity.Warning,
        "Member is never reached",
        "All models of the member have been tried before its turn comes, because they stand in earlier members. Remove it, or put it where it helps.");

    /// <summary>A group that is nested too deeply or leads to too many models.</summary>
    public static FindingRule GroupTooLarge { get; } = new(
        "RLY0608",
        FindingSeverity.Error,
        "Group too large",
        "Groups may stand in each other 32 deep, and a group may lead to 1,000 models, each counted as often as it is reached. A call through a larger one is refused, for it would try them one after the other. Name the models themselves, or take groups out.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [GroupOfOne, UnreachableMember, UnknownMember, DuplicateMember, GroupCycle, EmptyGroup, NoWeight, GroupTooLarge];
}
