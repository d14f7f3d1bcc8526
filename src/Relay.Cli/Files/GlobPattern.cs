using System.Text;
using System.Text.RegularExpressions;

namespace Relay.Cli;

/// <summary>A pattern of paths: <c>*</c> and <c>?</c> within a segment, <c>**</c> over any number of folders. Letters match in either case, as in MSBuild.</summary>
internal sealed class GlobPattern
{
    private readonly Regex _regex;

    public GlobPattern(string pattern) =>
        _regex = new Regex(ToRegex(pattern), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>Whether a word of a command line is a pattern and no plain path.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The folders before the first segment with a wildcard; empty when there are none.</summary>
    public static string FixedPart(string pattern)
    {
        int wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        int slash = wildcard < 0 ? pattern.LastIndexOf('/') : pattern.LastIndexOf('/', wildcard);
        return slash < 0 ? "" : pattern[..(slash + 1)];
    }

    /// <summary>Whether it matches a path with forward slashes.</summary>
    public bool IsMatch(string path) => _regex.IsMatch(path);

    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        string[] segments = pattern.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            bool isLast = i == segments.Length - 1;
            if (segments[i] == "**")
            {
                regex.Append(isLast ? ".*" : "(?:[^/]+/)*");
                continue;
            }

            regex.Append(Regex.Escape(segments[i]).Replace("\\*", "[^/]*", StringComparison.Ordinal).Replace("\\?", "[^/]", StringComparison.Ordinal));
            regex.Append(isLast ? "" : "/");
        }

        return regex.Append('$').ToString();
    }
}
