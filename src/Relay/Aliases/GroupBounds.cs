namespace Relay;

/// <summary>Holds a group to its limits before a call goes through it.</summary>
internal static class GroupBounds
{
    /// <summary>Looks through a group and all that it contains, as a call would.</summary>
    /// <exception cref="RelayException">It is larger, or contains itself (<see cref="RelayErrorKind.Config"/>).</exception>
    public static void Check(ModelGroup group)
    {
        // Every group has a member, so no more than the levels are looked at for each model that is reached.
        int reached = 0;
        var pending = new Stack<(ModelGroup Group, int Level)>();
        pending.Push((group, 1));
        while (pending.Count > 0)
        {
            (ModelGroup next, int level) = pending.Pop();
            foreach (ModelAlias member in next.Members)
            {
                if (member is not ModelGroup inner)
                {
                    if (++reached > GroupLimits.MostReached)
                    {
                        throw TooLarge(group, $"leads to more than {GroupLimits.MostReached} models");
                    }
                }
                else if (level == GroupLimits.MostLevels)
                {
                    throw TooLarge(group, $"is nested more than {GroupLimits.MostLevels} groups deep, or contains itself");
                }
                else
                {
                    pending.Push((inner, level + 1));
                }
            }
        }
    }

    private static RelayException TooLarge(ModelGroup group, string what) => new(
        RelayErrorKind.Config, $"'{group.Name}' was not called: it {what}. Name the models themselves, or take groups out of it.")
    {
        Alias = group.Name,
    };
}
