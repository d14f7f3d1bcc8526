using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Relay;

/// <summary>A <c>pattern</c>: a regular expression as JavaScript has them, found anywhere in the text.</summary>
/// <remarks>
/// The text is the model's, and may be made so that a match takes for ever. So patterns are matched without going back, in time that grows with the text only; one that cannot be (it looks
/// around, or refers to what it has found) is given up after a while.
/// </remarks>
internal sealed class SchemaPattern
{
    /// <summary>How long a match may take that goes back.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(200);

    /// <summary>Patterns stand in the program's own schemas, which are few; schemas that are made anew all the time do not fill the memory.</summary>
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<string, SchemaPattern> s_kept = new(StringComparer.Ordinal);

    private readonly Regex? _regex;

    private SchemaPattern(string pattern)
    {
        string translated = Translate(pattern);
        try
        {
            _regex = new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            IsLinear = true;
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(translated, RegexOptions.CultureInvariant, s_limit);
        }
        catch (ArgumentException)
        {
            // Cannot be read here, and limits nothing.
            IsLinear = true;
        }
    }

    /// <summary>Whether a match takes time that grows with the text only.</summary>
    public bool IsLinear { get; }

    public static SchemaPattern Of(string pattern)
    {
        if (s_kept.TryGetValue(pattern, out SchemaPattern? known))
        {
            return known;
        }

        if (s_kept.Count >= MostKept)
        {
            s_kept.Clear();
        }

        return s_kept.GetOrAdd(pattern, static text => new SchemaPattern(text));
    }

    /// <summary>Whether a text matches, or the pattern cannot be read here; null when it was given up.</summary>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>What JavaScript means otherwise: <c>$</c> is the very end, <c>\d</c> and <c>\w</c> are ASCII.</summary>
    private static string Translate(string pattern)
    {
        if (!pattern.Contains('$', StringComparison.Ordinal) && !pattern.Contains('\\', StringComparison.Ordinal))
        {
            return pattern;
        }

        var result = new StringBuilder(pattern.Length + 8);
        bool isClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                char escaped = pattern[++i];
                _ = escaped switch
                {
                    'd' => result.Append(isClass ? "0-9" : "[0-9]"),
                    'w' => result.Append(isClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]"),
                    _ => result.Append('\\').Append(escaped),
                };
                continue;
            }

            isClass = c == '[' || (isClass && c != ']');
            if (c == '$' && !isClass)
            {
                result.Append("\\z");
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
