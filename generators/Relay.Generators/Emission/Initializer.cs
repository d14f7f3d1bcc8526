namespace Relay.Generators;

/// <summary>The object initializer of a literal: only what differs from the type's own default is written.</summary>
internal sealed class Initializer
{
    private readonly List<string> _assignments = [];

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => _assignments.Count == 0;

    /// <summary>What differs, as <c>Name = value</c>.</summary>
    public IReadOnlyList<string> Assignments => _assignments;

    /// <summary>A property as it stands.</summary>
    public Initializer Add(string name, string? literal)
    {
        if (literal is not null)
        {
            _assignments.Add(name + " = " + literal);
        }

        return this;
    }

    /// <summary>A text.</summary>
    public Initializer Add(string name, string? value, string? unless) =>
        string.Equals(value, unless, StringComparison.Ordinal) ? this : Add(name, value is null ? "null" : CSharpLiteral.Of(value));

    /// <summary>A text that is null by default.</summary>
    public Initializer AddText(string name, string? value) => Add(name, value, null);

    /// <summary>A truth value.</summary>
    public Initializer Add(string name, bool value, bool unless) => value == unless ? this : Add(name, CSharpLiteral.Of(value));

    /// <summary>A whole number that is null by default.</summary>
    public Initializer Add(string name, long? value) => value is { } number ? Add(name, CSharpLiteral.Of(number)) : this;

    /// <summary>A number that is null by default.</summary>
    public Initializer Add(string name, double? value) => value is { } number ? Add(name, CSharpLiteral.Of(number)) : this;

    /// <summary>An amount that is null by default.</summary>
    public Initializer Add(string name, decimal? value) => value is { } amount ? Add(name, CSharpLiteral.Of(amount)) : this;

    /// <summary>A time span that is null by default.</summary>
    public Initializer Add(string name, TimeSpan? value) => value is { } span ? Add(name, CSharpLiteral.Of(span)) : this;

    /// <summary>A list that is empty by default, of literals.</summary>
    public Initializer AddList(string name, string elementType, IReadOnlyCollection<string> literals) =>
        literals.Count == 0 ? this : Add(name, "new global::Relay.EquatableArray<" + elementType + ">(" + string.Join(", ", literals) + ")");

    /// <summary>The initializer on one line behind <paramref name="creation"/>.</summary>
    public string After(string creation) => IsEmpty ? creation : creation + " { " + string.Join(", ", _assignments) + " }";
}
