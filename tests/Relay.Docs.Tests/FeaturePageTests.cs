namespace Relay.Tests;

/// <summary>docs/features.md names every feature once, and only tests that exist.</summary>
public sealed class FeaturePageTests
{
    private const int Features = 67;

    private static readonly string[][] s_rows =
        [.. File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "features.md"))
            .Where(line => line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_feature_stands_in_the_table_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, Features).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)), s_rows.Select(row => row[1]));

    [Fact]
    public void What_is_built_says_where_it_is_tested_and_what_is_not_does_not()
    {
        foreach (string[] row in s_rows)
        {
            Assert.True(row[3] is "built" or "not yet" || row[3].StartsWith("partly: ", StringComparison.Ordinal), row[1]);
            Assert.Equal(row[3] == "not yet", row[4].Length == 0);
        }
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        string tests = Path.Combine(RepositoryRoot.Path, "tests");
        foreach (string[] row in s_rows.Where(row => row[4].Length > 0))
        {
            foreach (string named in row[4].Split(", "))
            {
                string path = Path.Combine(tests, named.Trim('`'));
                Assert.True(Directory.Exists(path) || File.Exists(path + ".cs"), $"Row {row[1]}: there is no {named}.");
            }
        }
    }

    [Fact]
    public void Every_test_class_that_is_named_after_a_feature_stands_in_its_row()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests"), "Row??*Tests.cs", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string[] row = s_rows[int.Parse(name.AsSpan(3, 2), System.Globalization.CultureInfo.InvariantCulture) - 1];
            Assert.Contains(name + "`", row[4], StringComparison.Ordinal);
        }
    }
}
