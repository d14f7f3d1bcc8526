namespace Relay.Presets;

/// <summary>Orders paths the same way on every OS: ordinally, with both kinds of slash alike.</summary>
internal sealed class PathOrder : IComparer<string>
{
    public static readonly PathOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        int order = string.CompareOrdinal(x?.Replace('\\', '/'), y?.Replace('\\', '/'));
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }
}
