namespace Relay.Cli;

/// <summary>One difference between two configurations. No text of it holds a secret.</summary>
/// <param name="Kind">What became different.</param>
/// <param name="Name">The alias, group or provider.</param>
/// <param name="Field">What of it: a rate, a parameter, a capability, a member; null where the kind says it all.</param>
/// <param name="Before">What it was; null when it was not there, or not known.</param>
/// <param name="After">What it is; null when it is not there, or not known.</param>
internal sealed record PresetChange(ChangeKind Kind, string Name, string? Field, string? Before, string? After)
{
    /// <summary>Whether a program that worked with the old configuration may fail with the new one: it does not compile, or a call that was answered is refused.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>By how many percent a number grew; negative when it shrank; null where there are not two numbers or the first is 0.</summary>
    public decimal? Percent { get; init; }
}
