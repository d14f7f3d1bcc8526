namespace Relay.Presets;

/// <summary>One kind of mapping of the preset language, with its fields.</summary>
public sealed class MappingDefinition
{
    private readonly Dictionary<string, FieldDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>Describes a mapping.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="title">What one such mapping is called in a sentence, with its article: <c>a model</c>.</param>
    /// <param name="doc">What it is for, in Markdown.</param>
    /// <param name="fields">The fields, in the order of the reference page.</param>
    public MappingDefinition(string name, string title, string doc, params FieldDefinition[] fields)
    {
        Name = name;
        Title = title;
        Doc = doc;
        Fields = new EquatableArray<FieldDefinition>(fields);
        foreach (FieldDefinition field in fields)
        {
            _byName.Add(field.Name, field);
        }
    }

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>What one such mapping is called in a sentence.</summary>
    public string Title { get; }

    /// <summary>What it is for, in Markdown.</summary>
    public string Doc { get; }

    /// <summary>The fields, in the order of the reference page.</summary>
    public EquatableArray<FieldDefinition> Fields { get; }

    /// <summary>Names of the fields.</summary>
    public IReadOnlyCollection<string> FieldNames => _byName.Keys;

    /// <summary>Whether it stands inside a model, where <c>inherit_from</c> fills what is missing and <c>null</c> takes away what was inherited.</summary>
    public bool Inheritable { get; init; }

    /// <summary>Whether keys that the table does not know are passed on instead of refused.</summary>
    public bool PassesUnknown { get; init; }

    /// <summary>Whether keys that the table does not know belong to other tools and are dropped without a word, unless one looks like a misspelt field.</summary>
    public bool LeavesOthersAlone { get; init; }

    /// <summary>The field that says which kind of mapping it is; null when there is one kind only.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The field called <paramref name="name"/>; null when there is none.</summary>
    public FieldDefinition? Find(string name) => _byName.TryGetValue(name, out FieldDefinition? field) ? field : null;
}
