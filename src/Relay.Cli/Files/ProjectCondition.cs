using System.Text.RegularExpressions;

namespace Relay.Cli;

/// <summary>Conditions of project files: comparisons of texts and <c>Exists</c>, joined by <c>and</c> or <c>or</c>. What else there is only a build can judge.</summary>
internal static partial class ProjectCondition
{
    /// <summary>Whether it holds; null when that cannot be told here.</summary>
    public static bool? Holds(string? condition, ProjectProperties properties, string projectFolder)
    {
        if (string.IsNullOrWhiteSpace(condition))
        {
            return true;
        }

        bool? any = false;
        foreach (string alternative in Or().Split(condition))
        {
            bool? all = true;
            foreach (string term in And().Split(alternative))
            {
                all = Both(all, Term(term.Trim(), properties, projectFolder));
            }

            any = any == true || all == true ? true : any is null || all is null ? null : false;
        }

        return any;
    }

    private static bool? Both(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Term(string term, ProjectProperties properties, string projectFolder)
    {
        Match exists = Exists().Match(term);
        if (exists.Success)
        {
            if (properties.Expand(exists.Groups["path"].Value) is not { } path)
            {
                return null;
            }

            string full = Path.GetFullPath(path.Replace('\\', '/'), projectFolder);
            return (path.Length > 0 && (File.Exists(full) || Directory.Exists(full))) != exists.Groups["not"].Success;
        }

        Match comparison = Comparison().Match(term);
        return comparison.Success && Value(comparison.Groups["left"].Value, properties) is { } left && Value(comparison.Groups["right"].Value, properties) is { } right
            ? string.Equals(left, right, StringComparison.OrdinalIgnoreCase) == (comparison.Groups["operator"].Value == "==")
            : null;
    }

    private static string? Value(string text, ProjectProperties properties) => properties.Expand(text.Trim().Trim('\''));

    [GeneratedRegex(@"\s+or\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"^(?<not>!\s*)?Exists\s*\(\s*'(?<path>[^']*)'\s*\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Exists();

    [GeneratedRegex(@"^(?<left>'[^']*'|[^'=!\s]+)\s*(?<operator>==|!=)\s*(?<right>'[^']*'|[^'=!\s]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
