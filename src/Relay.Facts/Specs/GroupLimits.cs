namespace Relay;

/// <summary>How large a group may be, so that a call through it ends: groups in groups multiply, and each level is a level of the stack.</summary>
internal static class GroupLimits
{
    /// <summary>How many groups may stand in each other.</summary>
    public const int MostLevels = 32;

    /// <summary>How many models a group may lead to, each counted as often as it is reached.</summary>
    public const int MostReached = 1_000;
}
