namespace Relay.Cli;

/// <summary>One line of a project about presets: files that come in, go out, or are called something else.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Files">Which files.</param>
/// <param name="Without">Which of them not.</param>
/// <param name="Origin">How files that come in are looked at; null where it is their names that say so, or where the line does not say it.</param>
internal sealed record PresetItemRule(PresetItemRuleKind Kind, IReadOnlyList<PresetItemPattern> Files, IReadOnlyList<PresetItemPattern> Without, PresetFileOrigin? Origin)
{
    /// <summary>Whether it is about a file.</summary>
    public bool IsAbout(string fullPath) => Matches(Files, fullPath) && !Matches(Without, fullPath);

    private static bool Matches(IReadOnlyList<PresetItemPattern> patterns, string fullPath)
    {
        foreach (PresetItemPattern pattern in patterns)
        {
            if (pattern.IsMatch(fullPath))
            {
                return true;
            }
        }

        return false;
    }
}
