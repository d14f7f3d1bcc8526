namespace Relay.Generators;

/// <summary>Writes the object initializer of a literal behind its creation: only what differs from the type's own default is written.</summary>
internal sealed class Initializer
{
    private readonly SourceBuilder _builder;
    private readonly string _whenEmpty;
    private readonly string _opening;
    private readonly bool _isOnLines;
    private bool _isOpen;

    private Initializer(SourceBuilder builder, string whenEmpty, bool isOnLines, string opening = "")
    {
        _builder = builder;
        _whenEmpty = whenEmpty;
        _opening = opening;
        _isOnLines = isOnLines;
    }

    /// <summary>An initializer on the line of a creation that has its arguments, or gets <paramref name="whenEmpty"/> where nothing differs.</summary>
    public static Initializer OnLine(SourceBuilder builder, string whenEmpty = "") => new(builder, whenEmpty, false);

    /// <summary>An initializer that ends a statement, with a line for each property, behind <paramref name="opening"/> if there is any.</summary>
    public static Initializer OnLines(SourceBuilder builder, string opening = "") => new(builder, "", true, opening);

    /// <summary>A property as it stands; nothing for null.</summary>
    public Initializer Add(string name, string? literal)
    {
        if (literal is not null)
        {
            Begin(name).Append(literal);
        }

        return this;
    }

    /// <summary>A property that is written by <paramref name="write"/>; nothing for null.</summary>
    public Initializer Add<T>(string name, T? value, Action<SourceBuilder, T> write)
        where T : class
    {
        if (value is not null)
        {
            write(Begin(name), value);
        }

        return this;
    }

    /// <summary>A text that is null by default.</summary>
    public Initializer AddText(string name, string? value)
    {
        if (value is not null)
        {
            Begin(name).Literal(value);
        }

        return this;
    }

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

    /// <summary>A list that is empty by default, each of whose elements is written by <paramref name="write"/>.</summary>
    public Initializer AddList<T>(string name, string elementType, EquatableArray<T> elements, Action<SourceBuilder, T> write)
    {
        if (elements.Count == 0)
        {
            return this;
        }

        Begin(name).Append("new global::Relay.EquatableArray<").Append(elementType).Append(">(");
        for (int i = 0; i < elements.Count; i++)
        {
            write(i == 0 ? _builder : _builder.Append(", "), elements[i]);
        }

        _builder.Append(')');
        return this;
    }

    /// <summary>A list of texts that is empty by default.</summary>
    public Initializer AddTexts(string name, EquatableArray<string> texts) => AddList(name, "string", texts, static (builder, text) => builder.Literal(text));

    /// <summary>Ends the initializer, and on lines the statement.</summary>
    public void Close()
    {
        if (!_isOnLines)
        {
            _builder.Append(_isOpen ? " }" : _whenEmpty);
        }
        else if (_isOpen)
        {
            _builder.Append(",\n").Close("};");
        }
        else
        {
            _builder.Append(';').EndLine();
        }
    }

    private SourceBuilder Begin(string name)
    {
        if (_isOnLines)
        {
            _ = (_isOpen ? _builder.Append(",\n") : _builder.Append(_opening).Open()).Indent();
        }
        else
        {
            _builder.Append(_isOpen ? ", " : " { ");
        }

        _isOpen = true;
        return _builder.Append(name).Append(" = ");
    }
}
