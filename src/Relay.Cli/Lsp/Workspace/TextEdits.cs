using System.Text;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Makes changes of a text, each about the text that the one before it left.</summary>
/// <remarks>
/// Editors send the changes of many cursors from the last to the first. What stands before all of them is as it was, so that these are found in one index of lines and
/// made at once: thousands of cursors in a long file are one walk over it.
/// </remarks>
internal sealed class TextEdits(string path, string text)
{
    private readonly List<(int Start, int End, string Text)> _pending = [];
    private string _text = text;
    private SourceText? _source;

    /// <summary>The text after all changes.</summary>
    public string Text
    {
        get
        {
            if (_pending.Count > 0)
            {
                var made = new StringBuilder(_text.Length);
                int copied = 0;
                for (int i = _pending.Count - 1; i >= 0; i--)
                {
                    made.Append(_text, copied, _pending[i].Start - copied).Append(_pending[i].Text);
                    copied = _pending[i].End;
                }

                _text = made.Append(_text, copied, _text.Length - copied).ToString();
                _pending.Clear();
                _source = null;
            }

            return _text;
        }
    }

    /// <summary>Makes one change.</summary>
    public void Make(ContentChange change)
    {
        if (change.Range is not { } range)
        {
            _pending.Clear();
            _source = null;
            _text = change.Text;
            return;
        }

        _source ??= new SourceText(path, _text);
        if (_pending.Count > 0 && !IsBefore(range.End, _pending[^1].Start))
        {
            _source = new SourceText(path, Text);
        }

        int start = Positions.OffsetOf(_source, range.Start);
        _pending.Add((start, Math.Max(start, Positions.OffsetOf(_source, range.End)), change.Text));
    }

    /// <summary>Whether a position lies before the line of a pending change, where nothing has changed yet.</summary>
    private bool IsBefore(LspPosition position, int start) => position.Line < _source!.LineAt(start);
}
