namespace Relay;

/// <summary>How messages name a target. Where nobody gave it a name of its own (<see cref="RelayRuntime.Model(string, Action{ModelSpecBuilder}?)"/>), the alias says nothing that the target does not, and stands in none.</summary>
internal static class TargetName
{
    /// <summary>Provider and model, then the alias.</summary>
    public static string Of(ModelSpec spec) => IsItsOwn(spec) ? spec.Target : $"{spec.Target} ('{spec.Alias}')";

    /// <summary>The alias, then provider and model.</summary>
    public static string AliasFirst(ModelSpec spec) => IsItsOwn(spec) ? $"'{spec.Alias}'" : $"'{spec.Alias}' ({spec.Target})";

    /// <summary>The alias, in a sentence that has named the target.</summary>
    public static string Again(ModelSpec spec) => IsItsOwn(spec) ? "it" : $"'{spec.Alias}'";

    /// <summary>The target, in a sentence that has named the alias.</summary>
    public static string TargetAgain(ModelSpec spec) => IsItsOwn(spec) ? "it" : spec.Target;

    /// <summary>Whether the alias is the target.</summary>
    public static bool IsItsOwn(ModelSpec spec) => spec.Alias == spec.Target;
}
