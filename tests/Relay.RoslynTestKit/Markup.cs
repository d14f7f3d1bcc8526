using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Relay.RoslynTestKit;

/// <summary>Text in which expected diagnostics are marked: <c>[|…|]</c> for the one id under test, <c>{|ID:…|}</c> for a particular one. Marks nest.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Spans">The marked spans; the id is null for <c>[|…|]</c>.</param>
public sealed record Markup(string Text, IReadOnlyList<(string? Id, TextSpan Span)> Spans)
{
    /// <summary>Takes the marks out of <paramref name="marked"/>.</summary>
    public static Markup Parse(string marked)
    {
        StringBuilder text = new(marked.Length);
        List<(string? Id, TextSpan Span)> spans = [];
        Stack<(string? Id, int Start)> open = new();
        for (int i = 0; i < marked.Length; i++)
        {
            string next = marked.Substring(i, Math.Min(2, marked.Length - i));
            if (next == "[|")
            {
                open.Push((null, text.Length));
                i++;
            }
            else if (next == "{|" && marked.IndexOf(':', i) is > 0 and int colon)
            {
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (next is "|]" or "|}")
            {
                if (!open.TryPop(out (string? Id, int Start) start) || (start.Id is null) != (next == "|]"))
                {
                    throw new TestKitException($"The mark {next} at {i} closes nothing.");
                }

                spans.Add((start.Id, TextSpan.FromBounds(start.Start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open.Count == 0 ? new Markup(text.ToString(), spans) : throw new TestKitException("A mark is not closed.");
    }
}
