using System.Buffers;

namespace Relay;

/// <summary>Collects text that mostly comes in one piece; further pieces are put together in characters out of the shared pool.</summary>
/// <remarks>A mutable value: one field owns it, and it is not copied. One that is left without having been read gives nothing back to the pool, which costs nothing but the array.</remarks>
internal struct TextAccumulator
{
    private const int LeastRented = 256;

    private string? _text;
    private char[]? _characters;
    private int _length;

    public readonly bool IsEmpty => _length == 0 && string.IsNullOrEmpty(_text);

    /// <summary>How many characters there are.</summary>
    public readonly int Length => _characters is null ? _text?.Length ?? 0 : _length;

    /// <summary>What there is, in its place; until more is appended.</summary>
    public readonly ReadOnlySpan<char> Span => _characters is null ? _text : _characters.AsSpan(0, _length);

    public void Append(string text)
    {
        if (_characters is null && string.IsNullOrEmpty(_text))
        {
            _text = text;
            return;
        }

        if (_characters is null)
        {
            _characters = ArrayPool<char>.Shared.Rent(Math.Max(LeastRented, (_text!.Length + text.Length) * 2));
            _text.CopyTo(_characters);
            _length = _text.Length;
            _text = null;
        }
        else if (text.Length > _characters.Length - _length)
        {
            Grow(_length + text.Length);
        }

        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>All of it; null when nothing was ever appended. More may be appended afterwards.</summary>
    public override string? ToString()
    {
        if (_characters is { } characters)
        {
            _text = new string(characters, 0, _length);
            _characters = null;
            _length = 0;
            ArrayPool<char>.Shared.Return(characters);
        }

        return _text;
    }

    private void Grow(int needed)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(needed, _characters!.Length * 2));
        _characters.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
