using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>A block of code on a page of the documentation.</summary>
/// <param name="File">The page, from the repository's root.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Language"><c>csharp</c> or <c>yaml</c>.</param>
/// <param name="Code">Its text.</param>
internal sealed partial record PageBlock(string File, int Line, string Language, string Code)
{
    /// <summary>The namespaces that its own <c>using</c> lines open.</summary>
    public IReadOnlyList<string> Usings { get; } = [.. UsingLine().Matches(Code).Select(static match => match.Groups["name"].Value)];

    /// <summary>Its text without those lines.</summary>
    public string Body { get; } = UsingLine().Replace(Code, "");

    /// <summary>Whether a file begins here: the first thing in it is a <c>using</c> line.</summary>
    public bool BeginsFile => Usings.Count > 0 && Code.TrimStart().StartsWith("using ", StringComparison.Ordinal);

    /// <summary>The blocks of a page, from its top.</summary>
    public static IReadOnlyList<PageBlock> Of(string file)
    {
        string text = System.IO.File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));
        return
        [
            .. Fence().Matches(text).Select(match =>
                new PageBlock(file, text.AsSpan(0, match.Index).Count('\n') + 1, match.Groups["language"].Value, match.Groups["code"].Value)),
        ];
    }

    /// <summary>Blocks may be indented (in a list) and their lines start anywhere; only the text counts.</summary>
    public static string[] Lines(string code) => [.. code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    [GeneratedRegex(@"^[ ]*```(?<language>csharp|yaml)\n(?<code>.*?)^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ ]*using (?<name>[A-Z][\w.]*);\n", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
