namespace Relay.Presets;

/// <summary>The declarations of all files under their names. The first definition of a name counts, in the order of the files' paths.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, Declaration> _byName;
    private Declaration[]? _sorted;

    private NameTable(StringComparer comparer) => _byName = new(comparer);

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>Collects the declarations that <paramref name="section"/> takes from each document, without the names that are <paramref name="taken"/>. Names are compared by <paramref name="comparer"/>, ordinally when there is none.</summary>
    public static NameTable Collect(
        FindingSink findings,
        IReadOnlyList<PresetDocument> documents,
        Func<PresetDocument, EquatableArray<Declaration>> section,
        NameTable? taken = null,
        StringComparer? comparer = null)
    {
        var table = new NameTable(comparer ?? StringComparer.Ordinal);
        foreach (PresetDocument document in documents)
        {
            foreach (Declaration declaration in section(document))
            {
                if (declaration.Name.Length > 0)
                {
                    table.Add(findings, declaration, taken);
                }
            }
        }

        return table;
    }

    /// <summary>The declaration called <paramref name="name"/>; null when there is none.</summary>
    public Declaration? Find(string name) => _byName.TryGetValue(name, out Declaration? declaration) ? declaration : null;

    /// <summary>All declarations, by ordinal name. Do not write to it.</summary>
    public Declaration[] Sorted()
    {
        if (_sorted is null)
        {
            _sorted = new Declaration[_byName.Count];
            _byName.Values.CopyTo(_sorted, 0);
            NameOrder.Sort(_sorted);
        }

        return _sorted;
    }

    private void Add(FindingSink findings, Declaration declaration, NameTable? taken)
    {
        if ((Find(declaration.Name) ?? taken?.Find(declaration.Name)) is not { } first)
        {
            _byName.Add(declaration.Name, declaration);
            _sorted = null;
            return;
        }

        string kind = taken?.Find(declaration.Name) is null ? "" : " as a model; models and groups share their names";
        findings.Add(
            ReferenceRules.DuplicateName,
            declaration.Key.Location,
            $"{Echo.Quote(declaration.Name)} is already defined in {Place.Of(first.Key.Location, declaration.Key.Location)}{kind}.",
            related: first.Key.Location);
    }
}
