using System.Text;

namespace Relay.Generators;

/// <summary>Builds indented C# with LF line ends.</summary>
internal sealed class SourceBuilder
{
    private readonly StringBuilder _builder = new(4096);
    private int _indent;

    /// <summary>A line of its own; an empty one is not indented.</summary>
    public SourceBuilder Line(string text = "")
    {
        if (text.Length > 0)
        {
            _builder.Append(' ', _indent * 4).Append(text);
        }

        _builder.Append('\n');
        return this;
    }

    /// <summary>Opens a block.</summary>
    public SourceBuilder Open(string line)
    {
        Line(line).Line("{");
        _indent++;
        return this;
    }

    /// <summary>Closes the innermost block.</summary>
    public SourceBuilder Close(string end = "}")
    {
        _indent--;
        return Line(end);
    }

    /// <summary>Text that is written and indented already.</summary>
    public SourceBuilder Written(string text)
    {
        _builder.Append(text);
        return this;
    }

    /// <summary>What was built since the last time, which is gone from here then; the next line has <paramref name="indent"/>.</summary>
    public string Take(int indent)
    {
        string text = _builder.ToString();
        _builder.Clear();
        _indent = indent;
        return text;
    }

    /// <inheritdoc/>
    public override string ToString() => _builder.ToString();
}
