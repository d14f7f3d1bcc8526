using System.Globalization;

namespace Relay.Conformance.Tests;

/// <summary>Collects what is not as expected, so that one run shows all of it.</summary>
internal sealed class Differences
{
    private readonly List<string> _lines = [];

    public bool None => _lines.Count == 0;

    public void Equal<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            _lines.Add(what + ": expected " + Show(expected) + ", got " + Show(actual));
    }

    public void True(string what, bool holds)
    {
        if (!holds)
            _lines.Add(what);
    }

    public override string ToString() => string.Join("\n", _lines);

    private static string Show(object? value)
    {
        string text = value switch
        {
            null => "null",
            string quoted => "\"" + quoted + "\"",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        return text.Length <= 400 ? text : text[..400] + "…";
    }
}
