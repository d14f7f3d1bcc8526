namespace Relay.Presets;

/// <summary>The suppressions of one file by what they hide, so that a finding is looked up and not compared with all of them.</summary>
internal sealed class SuppressionIndex
{
    private readonly Dictionary<(string Id, int Line), Hidden> _byPlace = [];

    public SuppressionIndex(EquatableArray<Suppression> suppressions)
    {
        for (int i = 0; i < suppressions.Count; i++)
        {
            foreach (SuppressedRule rule in suppressions[i].Rules)
            {
                (string Id, int Line) place = (rule.Id, suppressions[i].Line);
                if (!_byPlace.TryGetValue(place, out Hidden? hidden))
                {
                    _byPlace.Add(place, hidden = new Hidden(i, suppressions[i]));
                }

                hidden.Rules.Add(rule);
            }
        }
    }

    /// <summary>The first suppression of the file that hides a finding; null when none does. All that do are added to <paramref name="used"/>.</summary>
    public Suppression? Hiding(Finding finding, HashSet<SuppressedRule> used)
    {
        Hidden? line = Take(finding.Rule.Id, finding.Location.Span.Start.Line, used), file = Take(finding.Rule.Id, Suppression.WholeFile, used);
        return line is null || (file is not null && file.Order < line.Order) ? file?.First : line.First;
    }

    private Hidden? Take(string id, int line, HashSet<SuppressedRule> used)
    {
        if (_byPlace.TryGetValue((id, line), out Hidden? hidden) && !hidden.IsUsed)
        {
            hidden.IsUsed = true;
            used.UnionWith(hidden.Rules);
        }

        return hidden;
    }

    /// <summary>What is hidden at one place.</summary>
    private sealed class Hidden(int order, Suppression first)
    {
        public int Order { get; } = order;

        public Suppression First { get; } = first;

        public List<SuppressedRule> Rules { get; } = [];

        public bool IsUsed { get; set; }
    }
}
