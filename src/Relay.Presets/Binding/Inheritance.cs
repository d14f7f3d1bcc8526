namespace Relay.Presets;

/// <summary>Resolves <c>inherit_from</c>: gives every model the fields that hold for it, from whichever file they come.</summary>
internal sealed class Inheritance(FindingSink findings, NameTable models)
{
    private readonly Dictionary<string, MappingNode> _resolved = new(StringComparer.Ordinal);
    private readonly NameSuggestions _names = new(models.Names);
    private readonly InheritedSize _size = new(findings);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>The fields that hold for <paramref name="model"/>, without nulls. Parents in a circle give nothing.</summary>
    public MappingNode Resolve(Declaration model)
    {
        // A list and not recursion: a chain may be as long as the author likes.
        var chain = new List<Declaration>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (Declaration? current = model; current is not null && !_resolved.ContainsKey(current.Name); current = Parent(current))
        {
            if (places.TryGetValue(current.Name, out int start))
            {
                ReportCycle(chain.GetRange(start, chain.Count - start));
                break;
            }

            places.Add(current.Name, chain.Count);
            chain.Add(current);
        }

        for (int i = chain.Count - 1; i >= 0; i--)
        {
            Declaration current = chain[i];
            if (_resolved.ContainsKey(current.Name))
            {
                continue;
            }

            MappingNode? parent = Parent(current) is { } declaration ? _size.Take(_resolved[declaration.Name], current) : null;
            InheritedFields.Check(findings, parent, current);
            _resolved.Add(current.Name, parent is null ? current.Alone : NodeMerger.Merge(parent, current.Body, ModelFields.Mapping));
        }

        return _resolved[model.Name];
    }

    private Declaration? Parent(Declaration model)
    {
        if (model.Body.Scalar("inherit_from") is not { } name)
        {
            return null;
        }

        Declaration? parent = models.Find(name.Text);
        if (parent is null && _unknown.Add(model.Name))
        {
            string? nearest = _names.Best(name.Text);
            findings.Add(ReferenceRules.UnknownParent, name.Location, $"There is no model {Echo.Quote(name.Text)} to inherit from{DidYouMean.End(nearest)}", SuggestedText.InPlaceOf(name, nearest));
        }

        return parent;
    }

    /// <summary>Reports a circle once, beginning with its first name, and lets each of its models stand alone.</summary>
    private void ReportCycle(List<Declaration> cycle)
    {
        int first = 0;
        for (int i = 1; i < cycle.Count; i++)
        {
            first = string.CompareOrdinal(cycle[i].Name, cycle[first].Name) < 0 ? i : first;
        }

        int left = Math.Max(0, cycle.Count - CycleText.Most);
        var names = new List<string>();
        var places = new List<SourceLocation>();
        for (int i = 0; i < cycle.Count; i++)
        {
            Declaration model = cycle[(first + i) % cycle.Count];
            if (i < CycleText.Most / 2 || i >= (CycleText.Most / 2) + left)
            {
                names.Add(Echo.Plain(model.Name));
                places.Add(model.Body.Scalar("inherit_from")!.Location);
            }

            _resolved.Add(model.Name, NodeMerger.Merge(null, model.Body, ModelFields.Mapping));
        }

        names.Add(names[0]);
        findings.Add(
            ReferenceRules.InheritanceCycle,
            places[0],
            $"The models inherit from each other in a circle: {CycleText.Of(names, left)}.",
            related: [.. places.Skip(1)]);
    }
}
