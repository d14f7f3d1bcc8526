using System.Globalization;
using System.Text;

namespace Relay;

/// <summary>Gives documents names that the API takes, each once in a request.</summary>
/// <remarks>
/// Letters, digits, blanks (never two together), hyphens, parentheses and brackets, at most 200; no name twice. One without a name is called by its place, so that the same
/// conversation always has the same names and a cached prompt stays cached. Source: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock, name.
/// </remarks>
internal sealed class ConverseDocumentNames
{
    private const int Longest = 200;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _count;

    public string Next(string? wanted)
    {
        _count++;
        string name = Clean(wanted);
        if (name.Length == 0)
        {
            name = "document " + _count.ToString(CultureInfo.InvariantCulture);
        }

        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++)
        {
            string end = " (" + i.ToString(CultureInfo.InvariantCulture) + ")";
            unique = name[..Math.Min(name.Length, Longest - end.Length)].TrimEnd() + end;
        }

        return unique;
    }

    /// <summary>What the name may hold; the ending of a file goes, because the format says it.</summary>
    private static string Clean(string? wanted)
    {
        // On every system the same, which the framework's own way is not: a prompt must not change with the machine that sends it.
        string name = wanted ?? "";
        name = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        int dot = name.LastIndexOf('.');
        name = dot < 0 ? name : name[..dot];
        var clean = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            bool isBlank = char.IsWhiteSpace(c);
            if (isBlank && (clean.Length == 0 || clean[^1] == ' '))
            {
                continue;
            }

            clean.Append(isBlank ? ' ' : char.IsAsciiLetterOrDigit(c) || c is '-' or '(' or ')' or '[' or ']' ? c : '-');
        }

        string text = clean.ToString().Trim();
        return text.Length <= Longest ? text : text[..Longest].TrimEnd();
    }
}
