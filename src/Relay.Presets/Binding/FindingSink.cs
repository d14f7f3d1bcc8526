namespace Relay.Presets;

/// <summary>Collects findings; the same finding at the same place counts once.</summary>
internal sealed class FindingSink
{
    private const int LongestMessage = 2000;

    private readonly HashSet<Finding> _seen = [];
    private readonly HashSet<SourceLocation> _reported = [];
    private readonly Dictionary<string, List<SourceLocation>> _reportedByFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _brokenFiles = new(StringComparer.Ordinal);
    private List<Finding>? _recorded;

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => _seen.Count == 0;

    /// <summary>Adds a finding.</summary>
    public void Add(FindingRule rule, SourceLocation location, string message, string? suggestion = null, params SourceLocation[] related) =>
        Add(new Finding(rule, location, Bounded(message)) { Suggestion = suggestion, Related = new EquatableArray<SourceLocation>(related) });

    /// <summary>Adds a finding that was made elsewhere.</summary>
    public void Add(Finding finding)
    {
        _seen.Add(finding);
        _recorded?.Add(finding);
    }

    /// <summary>Keeps a list of what is added from here on, be it new or not.</summary>
    public void StartRecording() => _recorded = [];

    /// <summary>What was added since.</summary>
    public List<Finding> StopRecording()
    {
        List<Finding> recorded = _recorded ?? [];
        _recorded = null;
        return recorded;
    }

    /// <summary>Adds findings that were made elsewhere.</summary>
    public void AddRange(EquatableArray<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            _seen.Add(finding);
            if (_reported.Add(finding.Location))
            {
                if (!_reportedByFile.TryGetValue(finding.Location.File, out List<SourceLocation>? places))
                {
                    _reportedByFile.Add(finding.Location.File, places = []);
                }

                places.Add(finding.Location);
            }

            if (finding.Rule == SyntaxRules.InvalidYaml || finding.Rule == SyntaxRules.InvalidJson || finding.Rule == SyntaxRules.FrontMatter)
            {
                _brokenFiles.Add(finding.Location.File);
            }
        }
    }

    /// <summary>Whether a finding that was made elsewhere points at exactly this place, so that one mistake is not reported twice.</summary>
    public bool IsReported(SourceLocation location) => _reported.Contains(location);

    /// <summary>Whether a finding that was made elsewhere points into a list but at none of the items that are left: some may have been dropped.</summary>
    public bool MayHaveLostItems(SequenceNode list)
    {
        if (!_reportedByFile.TryGetValue(list.Location.File, out List<SourceLocation>? places))
        {
            return false;
        }

        foreach (SourceLocation reported in places)
        {
            if (Holds(list.Location, reported) && !IsInAnItem(list, reported))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether parts of the file could not be read, so that what seems to be missing may be there.</summary>
    public bool IsBroken(string file) => _brokenFiles.Contains(file);

    /// <summary>A message as it may be shown: what it quotes is short already where that is one text, and cut here where it is many.</summary>
    private static string Bounded(string message) => message.Length <= LongestMessage ? message : message.Substring(0, LongestMessage) + "…";

    private static bool IsInAnItem(SequenceNode list, SourceLocation reported)
    {
        foreach (PresetNode item in list.Items)
        {
            if (Holds(item.Location, reported))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(SourceLocation outer, SourceLocation inner) =>
        outer.File == inner.File && outer.Span.Start.Offset <= inner.Span.Start.Offset && inner.Span.End.Offset <= outer.Span.End.Offset;

    /// <summary>What was found, by file, position, id and message.</summary>
    public EquatableArray<Finding> ToSorted()
    {
        var findings = new Finding[_seen.Count];
        _seen.CopyTo(findings);
        Array.Sort(findings, FindingOrder.Instance);
        return new EquatableArray<Finding>(findings);
    }
}
