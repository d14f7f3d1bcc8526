namespace Relay.Presets;

/// <summary>Gathers the findings of one file: each place once per rule, in the order of the file. What a reader cannot use is cut when suppressions have been applied (<see cref="SuppressionPass"/>).</summary>
internal sealed class FindingCollector(SourceText source)
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string Id, int Start, int End)> _seen = [];

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => _findings.Count == 0;

    /// <summary>Adds a finding about the text from <paramref name="start"/> to just before <paramref name="end"/>.</summary>
    public void Report(FindingRule rule, int start, int end, string message, string? suggestion = null, SourceLocation? related = null) =>
        Add(new Finding(rule, source.Locate(start, end), message)
        {
            Suggestion = suggestion,
            Related = related is { } place ? new EquatableArray<SourceLocation>(place) : default,
        });

    /// <summary>Adds a finding unless the same rule has already been reported for the same place.</summary>
    public void Add(Finding finding)
    {
        SourceSpan span = finding.Location.Span;
        if (_seen.Add((finding.Rule.Id, span.Start.Offset, span.End.Offset)))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Adds what another collector of the same file has gathered, or those of it that are wanted.</summary>
    public void AddAll(FindingCollector other, Func<Finding, bool>? wanted = null)
    {
        foreach (Finding finding in other._findings)
        {
            if (wanted is null || wanted(finding))
            {
                Add(finding);
            }
        }
    }

    /// <summary>The findings by position and id.</summary>
    public EquatableArray<Finding> ToSorted()
    {
        _findings.Sort(static (left, right) => Compare(left, right));
        return new EquatableArray<Finding>(_findings.ToArray());
    }

    private static int Compare(Finding left, Finding right)
    {
        SourceSpan first = left.Location.Span, second = right.Location.Span;
        int order = first.Start.Offset.CompareTo(second.Start.Offset);
        order = order != 0 ? order : first.End.Offset.CompareTo(second.End.Offset);
        return order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
    }
}
