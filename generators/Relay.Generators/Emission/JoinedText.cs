using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Relay.Generators;

/// <summary>Pieces one behind the other as one text: a large source of which one piece is new is put together without being copied.</summary>
internal sealed class JoinedText : SourceText
{
    private readonly EquatableArray<string> _pieces;
    private readonly int[] _starts;

    /// <summary>Joins <paramref name="pieces"/>, of which none is empty.</summary>
    public JoinedText(EquatableArray<string> pieces)
    {
        _pieces = pieces;
        _starts = new int[pieces.Count];
        for (int i = 0; i < _starts.Length; i++)
        {
            _starts[i] = Length;
            Length += pieces[i].Length;
        }
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; }

    /// <inheritdoc/>
    public override char this[int position]
    {
        get
        {
            int piece = PieceAt(position);
            return _pieces[piece][position - _starts[piece]];
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        for (int piece = count == 0 ? 0 : PieceAt(sourceIndex); count > 0; piece++)
        {
            int from = sourceIndex - _starts[piece], copied = Math.Min(count, _pieces[piece].Length - from);
            _pieces[piece].CopyTo(from, destination, destinationIndex, copied);
            sourceIndex += copied;
            destinationIndex += copied;
            count -= copied;
        }
    }

    /// <inheritdoc/>
    public override string ToString(TextSpan span)
    {
        char[] units = new char[span.Length];
        CopyTo(span.Start, units, 0, units.Length);
        return new string(units);
    }

    private int PieceAt(int position)
    {
        int found = Array.BinarySearch(_starts, position);
        return found >= 0 ? found : ~found - 1;
    }
}
