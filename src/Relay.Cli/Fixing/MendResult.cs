namespace Relay.Cli;

/// <summary>Files that were mended, in memory.</summary>
/// <param name="Files">The files as they are now, in the order they were given.</param>
/// <param name="Made">The fixes, in the order they were made.</param>
/// <param name="Before">What there was to say about the files as they were given.</param>
/// <param name="Check">What is left to say about the files.</param>
internal sealed record MendResult(IReadOnlyList<PresetFile> Files, IReadOnlyList<MadeFix> Made, CheckResult Before, CheckResult Check)
{
    /// <summary>The fixes that would have left more errors than there were, and were not made.</summary>
    public IReadOnlyList<MadeFix> Refused { get; init; } = [];
}
