namespace Relay.Presets;

/// <summary>Orders findings by file, position, id and message: a total order, so that the same findings always come in the same sequence.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static readonly FindingOrder Instance = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = PathOrder.Instance.Compare(x.Location.File, y.Location.File);
        order = order != 0 ? order : x.Location.Span.Start.Offset.CompareTo(y.Location.Span.Start.Offset);
        order = order != 0 ? order : x.Location.Span.End.Offset.CompareTo(y.Location.Span.End.Offset);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
    }
}
