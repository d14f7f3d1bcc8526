using System.Globalization;
using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>docs/features.md names every feature once; where each is tested is written there from the tests themselves.</summary>
public sealed partial class FeaturePageTests
{
    private const int Features = 67;

    private static readonly string s_tests = Path.Combine(RepositoryRoot.Path, "tests");
    private static readonly string s_page = Path.Combine(RepositoryRoot.Path, "docs", "features.md");

    [Fact]
    public void Every_feature_stands_in_the_table_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, Features).Select(static number => number.ToString(CultureInfo.InvariantCulture)), Rows().Select(static row => row[1]));

    [Fact]
    public void Where_a_feature_is_tested_is_what_the_tests_say()
    {
        Dictionary<int, string[]> tested = Tested();
        string[] page = [.. File.ReadLines(s_page).Select(line => IsRow(line) ? Written(line, tested) : line)];
        if (Environment.GetEnvironmentVariable("RELAY_UPDATE") == "1")
        {
            File.WriteAllText(s_page, string.Join('\n', page) + "\n");
        }

        Assert.Equal(page, File.ReadLines(s_page));
    }

    [Fact]
    public void What_is_built_is_tested_and_what_is_not_is_not()
    {
        Dictionary<int, string[]> tested = Tested();
        foreach (string[] row in Rows())
        {
            Assert.True(row[3] is "built" or "not yet" || row[3].StartsWith("partly: ", StringComparison.Ordinal), row[1]);
            Assert.True(row[3] == "not yet" != tested.ContainsKey(Number(row)), $"Feature {row[1]} is {row[3]}, and tested in: {row[4]}");
        }
    }

    [Fact]
    public void No_test_names_a_feature_that_the_page_does_not_have() => Assert.Empty(Tested().Keys.Except(Rows().Select(Number)));

    private static IEnumerable<string[]> Rows() => File.ReadLines(s_page).Where(IsRow).Select(Cells);

    private static bool IsRow(string line) => line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]);

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static int Number(string[] row) => int.Parse(row[1], CultureInfo.InvariantCulture);

    private static string Written(string line, Dictionary<int, string[]> tested)
    {
        string[] row = Cells(line);
        string classes = string.Join(", ", tested.GetValueOrDefault(Number(row), []).Select(static name => $"`{name}`"));
        return $"| {row[1]} | {row[2]} | {row[3]} | {classes}{(classes.Length == 0 ? "" : " ")}|";
    }

    /// <summary>The classes that say they test a feature, by project and folder.</summary>
    private static Dictionary<int, string[]> Tested() => Directory.EnumerateDirectories(s_tests, "*.Tests").SelectMany(Sources)
        .SelectMany(static file => Marks().Matches(File.ReadAllText(file)).Select(mark => (
            Feature: int.Parse(mark.Groups["number"].Value, CultureInfo.InvariantCulture),
            Class: Path.GetRelativePath(s_tests, Path.Combine(Path.GetDirectoryName(file)!, mark.Groups["class"].Value)).Replace('\\', '/'))))
        .GroupBy(static mark => mark.Feature, static mark => mark.Class)
        .ToDictionary(static feature => feature.Key, static feature => feature.Order(StringComparer.Ordinal).ToArray());

    private static IEnumerable<string> Sources(string project) => new DirectoryInfo(project).EnumerateDirectories()
        .Where(static folder => folder.Name is not ("bin" or "obj"))
        .SelectMany(static folder => folder.EnumerateFiles("*.cs", SearchOption.AllDirectories))
        .Concat(new DirectoryInfo(project).EnumerateFiles("*.cs"))
        .Select(static file => file.FullName);

    // The mark, other attributes after it, and the class they stand on.
    [GeneratedRegex(@"^\[Feature\((?<number>\d+)\)\]\n(?=(?:\[.*\]\n)*(?:[a-z]+ )+class (?<class>\w+))", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
