using System.Text;

namespace Relay;

/// <summary>Collects text that mostly comes in one piece; only a second piece costs a builder.</summary>
internal struct TextAccumulator
{
    private string? _single;
    private StringBuilder? _builder;

    public readonly bool IsEmpty => string.IsNullOrEmpty(_single) && _builder is null;

    public void Append(string text)
    {
        if (_builder is not null)
        {
            _builder.Append(text);
        }
        else if (string.IsNullOrEmpty(_single))
        {
            _single = text;
        }
        else
        {
            _builder = new StringBuilder(_single, Math.Max(256, (_single.Length + text.Length) * 2)).Append(text);
            _single = null;
        }
    }

    /// <summary>All of it; null when nothing was ever appended.</summary>
    public override readonly string? ToString() => _builder?.ToString() ?? _single;
}
