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

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [UnknownMember, DuplicateMember, GroupCycle, EmptyGroup, NoWeight];
}
