namespace Relay;

/// <summary>Something a schema says and a dialect has no word for.</summary>
/// <param name="Path">Where: names of properties joined by dots, <c>[]</c> for the items of a list; empty for the schema itself.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Value">Its value as JSON.</param>
/// <param name="IsConstraint">Whether it limits values; else it only tells something, such as a default.</param>
internal readonly record struct SchemaLoss(string Path, string Keyword, string Value, bool IsConstraint)
{
    /// <summary>The path as it is shown.</summary>
    public string ShownPath => Path.Length == 0 ? "(root)" : Path;

    /// <summary>The path of a member of the schema at <paramref name="path"/>.</summary>
    public static string Member(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
