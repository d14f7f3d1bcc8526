using System.Text;

namespace Relay.Presets.Tests;

/// <summary>A text with <c>«…»</c> around the stretches that a test expects to be named.</summary>
internal sealed class MarkedText
{
    private MarkedText(string text, IReadOnlyList<(int Start, int End)> spans) => (Text, Spans) = (text, spans);

    public string Text { get; }

    public IReadOnlyList<(int Start, int End)> Spans { get; }

    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<(int, int)>();
        var open = new Stack<int>();
        for (int i = 0; i < marked.Length; i++)
        {
            switch (marked[i])
            {
                case '«':
                    open.Push(text.Length);
                    break;
                case '»':
                    spans.Add((open.Pop(), text.Length));
                    break;
                default:
                    text.Append(marked[i]);
                    break;
            }
        }

        Assert.Empty(open);
        spans.Sort();
        return new MarkedText(text.ToString(), spans);
    }

    /// <summary>The text again, with marks around the given spans: two such texts compare readably.</summary>
    public static string Mark(string text, IEnumerable<SourceSpan> spans)
    {
        var marks = new List<(int At, int Order, string Mark)>();
        foreach (SourceSpan span in spans)
        {
            marks.Add((span.Start.Offset, span.Length == 0 ? 1 : 2, "«"));
            marks.Add((span.End.Offset, span.Length == 0 ? 1 : 0, "»"));
        }

        var marked = new StringBuilder();
        int at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.At).ThenBy(mark => mark.Order))
        {
            marked.Append(text, at, mark.At - at).Append(mark.Mark);
            at = mark.At;
        }

        return marked.Append(text, at, text.Length - at).ToString();
    }
}
