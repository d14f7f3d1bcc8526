using System.Text;

namespace Relay.Generators;

/// <summary>Builds indented C# with LF line ends.</summary>
internal sealed class SourceBuilder
{
    private readonly StringBuilder _builder;
    private int _indent;

    /// <summary>A builder of a text of about <paramref name="length"/> characters.</summary>
    public SourceBuilder(int length = 4096) => _builder = new StringBuilder(length);

    /// <summary>A line of its own; an empty one is not indented.</summary>
    public SourceBuilder Line(string text = "") => text.Length > 0 ? Indent().Append(text).EndLine() : EndLine();

    /// <summary>Begins a line.</summary>
    public SourceBuilder Indent()
    {
        _builder.Append(' ', _indent * 4);
        return this;
    }

    /// <summary>Goes on with the line.</summary>
    public SourceBuilder Append(string text)
    {
        _builder.Append(text);
        return this;
    }

    /// <summary>Goes on with the line.</summary>
    public SourceBuilder Append(char unit)
    {
        _builder.Append(unit);
        return this;
    }

    /// <summary>Goes on with the line with a string literal.</summary>
    public SourceBuilder Literal(string value) => CSharpLiteral.IsPlain(value) ? Append('"').Append(value).Append('"') : Append(CSharpLiteral.Of(value));

    /// <summary>Ends the line.</summary>
    public SourceBuilder EndLine() => Append('\n');

    /// <summary>Ends the line and opens a block.</summary>
    public SourceBuilder Open()
    {
        EndLine().Line("{");
        _indent++;
        return this;
    }

    /// <summary>Opens a block.</summary>
    public SourceBuilder Open(string line) => Indent().Append(line).Open();

    /// <summary>Closes the innermost block.</summary>
    public SourceBuilder Close(string end = "}")
    {
        _indent--;
        return Line(end);
    }

    /// <summary>What was built since the last time, which is gone from here then; the next line has <paramref name="indent"/>.</summary>
    public string Take(int indent)
    {
        string text = _builder.ToString();
        _builder.Clear();
        _indent = indent;
        return text;
    }

    /// <summary>What was built since the last time, which is gone from here then; indentation stays.</summary>
    public string Take() => Take(_indent);
}
