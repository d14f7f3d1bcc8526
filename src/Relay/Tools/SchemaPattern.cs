using System.Text;
using System.Text.RegularExpressions;

namespace Relay;

/// <summary>Matches a <c>pattern</c>: a regular expression as JavaScript has them, found anywhere in the text.</summary>
internal static class SchemaPattern
{
    /// <summary>How long a match may take. The text is the model's, and may be made so that a match takes for ever.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(200);

    /// <summary>Why a text does not match; null when it does, or when the pattern cannot be read here.</summary>
    public static string? Match(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, Translate(pattern), RegexOptions.CultureInvariant, s_limit) ? null : $"must match '{pattern}'";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"cannot be matched with '{pattern}' in time";
        }
        catch (ArgumentException)
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
