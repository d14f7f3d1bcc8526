using System.Diagnostics;
using System.Text;

namespace Relay.Benchmarks;

/// <summary>Watches an answer come in, where a measurement needs more than its length.</summary>
/// <param name="keepsText">Whether the text is kept, to be compared.</param>
/// <param name="onFirst">Called when the first piece is there.</param>
internal sealed class AnswerObserver(bool keepsText = false, Action? onFirst = null)
{
    private readonly StringBuilder? _text = keepsText ? new StringBuilder() : null;

    /// <summary>The text so far.</summary>
    public string Text => _text?.ToString() ?? "";

    /// <summary>When the first piece came, as <see cref="Stopwatch.GetTimestamp"/> says it; 0 before.</summary>
    public long FirstPiece { get; private set; }

    public void See(string piece)
    {
        if (FirstPiece == 0)
        {
            FirstPiece = Stopwatch.GetTimestamp();
            onFirst?.Invoke();
        }

        _text?.Append(piece);
    }
}
