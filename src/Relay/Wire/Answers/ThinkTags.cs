using System.Text;

namespace Relay;

/// <summary>
/// Takes reasoning that a model wrote into its text, between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>, out of it, in pieces as they come: what is inside becomes
/// reasoning, what is outside stays text.
/// </summary>
/// <remarks>
/// Blocks are joined by a line feed; blanks behind a block, and around the text that is left, go. A text without a tag is handed on untouched, and the same object, as it comes:
/// so blanks that a stream had before its first block stay where nothing follows. Tags are known in small letters only, do not nest, and one that never closes reaches to the
/// end; a closing one alone is text.
/// </remarks>
internal sealed class ThinkTags(Answer answer)
{
    private const string Opening = "<think>";
    private const string Closing = "</think>";

    /// <summary>The beginning of what may become a tag.</summary>
    private string _tag = "";

    /// <summary>Blanks that are text only if more text follows.</summary>
    private StringBuilder? _blanks;

    private bool _isInside;
    private bool _hasBlock;
    private bool _hasText;
    private bool _isBehindBlock;

    /// <summary>Reads the next piece of what the model wrote.</summary>
    public void Append(string piece)
    {
        string text = _tag.Length == 0 ? piece : _tag + piece;
        _tag = "";
        int position = 0;
        while (position < text.Length)
        {
            string tag = _isInside ? Closing : Opening;
            int start = text.IndexOf(tag, position, StringComparison.Ordinal);
            int end = start >= 0 ? start : text.Length - TagBegun(text.AsSpan(position), tag);
            Take(position == 0 && end == text.Length ? text : text[position..end]);
            if (start < 0)
            {
                _tag = end == text.Length ? "" : text[end..];
                return;
            }

            position = start + tag.Length;
            Turn();
        }
    }

    /// <summary>Nothing more comes: what was held back is handed on, or was blanks at the end.</summary>
    public void End()
    {
        string tag = _tag;
        _tag = "";
        Take(tag);
        if (!_hasBlock)
        {
            Show(_blanks?.ToString() ?? "");
        }

        _blanks = null;
    }

    private void Turn()
    {
        if (_isInside)
        {
            _isBehindBlock = true;
        }
        else
        {
            answer.AppendThought(_hasBlock ? "\n" : "");
            _hasBlock = true;
        }

        _isInside = !_isInside;
    }

    private void Take(string text)
    {
        if (_isInside)
        {
            answer.AppendThought(text);
            return;
        }

        int length = text.AsSpan().TrimEnd().Length;
        int start = _isBehindBlock ? text.Length - text.AsSpan().TrimStart().Length : 0;
        if (length == 0)
        {
            TakeBlanks(text);
            return;
        }

        if (_blanks is { } blanks)
        {
            Show(_hasText || !_hasBlock ? blanks.ToString() : "");
            _blanks = null;
        }

        if (_hasBlock || answer.Updates is null)
        {
            Show(start == 0 && length == text.Length ? text : text[start..length]);
            _blanks = length == text.Length ? null : new StringBuilder(text, length, text.Length - length, 0);
        }
        else
        {
            Show(text);
        }

        _isBehindBlock = false;
    }

    /// <summary>Only blanks: before any text they go when a block follows, behind a block they go at once, in a stream without a block they are text.</summary>
    private void TakeBlanks(string text)
    {
        if (_hasText && !_hasBlock && answer.Updates is not null)
        {
            Show(text);
        }
        else if (!_isBehindBlock)
        {
            // There may be very many, one by one.
            (_blanks ??= new StringBuilder()).Append(text);
        }
    }

    private void Show(string text)
    {
        if (text.Length > 0)
        {
            _hasText = true;
            answer.AppendVisible(text);
        }
    }

    /// <summary>How many characters at the end of <paramref name="text"/> are the beginning of <paramref name="tag"/>.</summary>
    private static int TagBegun(ReadOnlySpan<char> text, string tag)
    {
        int start = text.LastIndexOf('<');
        if (start < 0)
        {
            return 0;
        }

        ReadOnlySpan<char> end = text[start..];
        return end.Length < tag.Length && tag.AsSpan().StartsWith(end, StringComparison.Ordinal) ? end.Length : 0;
    }
}
