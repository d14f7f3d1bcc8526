using System.Globalization;
using System.Text;

namespace Relay.Presets;

/// <summary>Writes indented JSON whose bytes depend on nothing but the calls: LF line ends, two spaces, invariant numbers.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _json = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Begins an object, as the value of <paramref name="name"/> when there is one.</summary>
    public void StartObject(string? name = null) => Start(name, '{');

    /// <summary>Ends the object.</summary>
    public void EndObject() => End('}');

    /// <summary>Begins an array, as the value of <paramref name="name"/> when there is one.</summary>
    public void StartArray(string? name = null) => Start(name, '[');

    /// <summary>Ends the array.</summary>
    public void EndArray() => End(']');

    /// <summary>Writes a text.</summary>
    public void Text(string? name, string value)
    {
        Next(name);
        JsonText.AppendString(_json, value);
    }

    /// <summary>Writes a number.</summary>
    public void Number(string? name, decimal value)
    {
        Next(name);
        _json.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a literal: <c>true</c>, <c>false</c>, <c>null</c>, or JSON that is already text.</summary>
    public void Raw(string? name, string json)
    {
        Next(name);
        _json.Append(json);
    }

    /// <summary>Writes a list of texts on one line.</summary>
    public void Texts(string name, IEnumerable<string> values, bool orNull = false)
    {
        Next(name);
        _json.Append('[');
        string separator = "";
        foreach (string value in values)
        {
            _json.Append(separator);
            JsonText.AppendString(_json, value);
            separator = ", ";
        }

        _json.Append(orNull ? separator + "null]" : "]");
    }

    /// <summary>The text, with a line end behind it.</summary>
    public override string ToString() => _json + "\n";

    private void Start(string? name, char bracket)
    {
        Next(name);
        _json.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    private void End(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            NewLine();
        }

        _json.Append(bracket);
        _isFirst = false;
    }

    private void Next(string? name)
    {
        if (_depth > 0)
        {
            _json.Append(_isFirst ? "" : ",");
            NewLine();
        }

        _isFirst = false;
        if (name is not null)
        {
            JsonText.AppendString(_json, name);
            _json.Append(": ");
        }
    }

    private void NewLine() => _json.Append('\n').Append(' ', 2 * _depth);
}
