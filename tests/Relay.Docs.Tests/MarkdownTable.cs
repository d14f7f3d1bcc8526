namespace Relay.Tests;

/// <summary>The rows of a page's first table, by the name in backticks in their first cell.</summary>
internal static class MarkdownTable
{
    public static Dictionary<string, string[]> Of(string page)
    {
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", page))
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Skip(2))
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(c => c.Trim())];
            rows.Add(cells[0].Split('`')[1], cells);
        }

        return rows;
    }
}
