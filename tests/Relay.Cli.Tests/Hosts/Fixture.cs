using System.Text.RegularExpressions;

namespace Relay.Cli.Tests;

/// <summary>A preset of the rules' tests, with the findings that it says it has.</summary>
/// <param name="Name">Folder and name of the file.</param>
/// <param name="Text">The preset without its expectations.</param>
/// <param name="Expected">Id, place and message of each, as written: <c>RLY0201 @5:13 "message"</c>.</param>
internal sealed partial record Fixture(string Name, string Text, IReadOnlyList<string> Expected)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Relay.Presets.Tests", "Fixtures");

    /// <summary>The file's name.</summary>
    public string File => Path.GetFileName(Name);

    public static TheoryData<string> All() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    public static Fixture Load(string name)
    {
        string whole = System.IO.File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");
        return new Fixture(name, Expectation().Replace(whole, ""), [.. Expectation().Matches(whole).Select(static match => match.Groups[1].Value)]);
    }

    /// <summary>What a finding looks like as an expectation.</summary>
    public static string Write(ReportedFinding finding) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{finding.Id} @{finding.StartLine + 1}:{finding.StartColumn + 1} \"{finding.Message}\"");

    [GeneratedRegex("^(?:#|//|<!--) expect: (.*?)(?: -->)?\n", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}
