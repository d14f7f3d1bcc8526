namespace Relay;

/// <summary>Finds the part of an answer that a piece belongs to: by the item's place in the output and, in a message, by the content's place in the item.</summary>
internal static class ResponsesParts
{
    /// <summary>Where in an item the paragraphs of its reasoning itself (<c>content</c>) are counted from, as those of its summary are from 0.</summary>
    public const int BehindSummaries = 1 << 16;

    private const int ContentBits = 12;

    /// <summary>The text of a place; begun when it is new.</summary>
    public static AnswerPart Text(Answer answer, int index, int content) =>
        Find(answer, AnswerPartKind.Text, Place(index, content)) ?? Start(answer, AnswerPartKind.Text, Place(index, content));

    /// <summary>Appends to the text of a place.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="index">Where in the output the item stands.</param>
    /// <param name="content">Where in the item the text stands.</param>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether this is all of it: where pieces brought it already it is not appended again.</param>
    /// <returns>The part; null where reasoning is taken out of the text, so that no part is all of it.</returns>
    public static AnswerPart? AppendText(Answer answer, int index, int content, string text, bool isWhole)
    {
        if (answer.StripsThinkTags)
        {
            // A part without content only marks the place.
            int place = Place(index, content);
            bool isKnown = Find(answer, AnswerPartKind.Other, place) is not null;
            if (!isKnown)
            {
                Start(answer, AnswerPartKind.Other, place);
            }

            answer.AppendText(isKnown && isWhole ? "" : text);
            return null;
        }

        AnswerPart part = Text(answer, index, content);
        if (!isWhole || part.IsEmpty)
        {
            answer.AppendTo(part, text);
        }

        return part;
    }

    /// <summary>Appends to the reasoning of an item. Its summaries are separate paragraphs, and are shown so; what goes back is the item as it came.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="index">Where in the output the item stands.</param>
    /// <param name="paragraph">Which paragraph it is a piece of.</param>
    /// <param name="text">The text.</param>
    public static void AppendReasoning(Answer answer, int index, int paragraph, string text)
    {
        AnswerPart part = Reasoning(answer, index);
        if (text.Length == 0)
        {
            return;
        }

        if (part.Paragraph != paragraph && !part.IsEmpty)
        {
            answer.AppendTo(part, "\n\n");
        }

        part.Paragraph = paragraph;
        answer.AppendTo(part, text);
    }

    /// <summary>The reasoning of an item, whose summaries and texts are one; begun when it is new.</summary>
    public static AnswerPart Reasoning(Answer answer, int index) =>
        Find(answer, AnswerPartKind.Reasoning, Place(index, 0)) ?? Start(answer, AnswerPartKind.Reasoning, Place(index, 0));

    /// <summary>The call of an item; null when it is new.</summary>
    public static AnswerPart? Call(Answer answer, int index) => answer.FindPart(index, AnswerPartKind.ToolCall);

    /// <summary>The last text of the message at <paramref name="index"/>, which leads to the others (<see cref="AnswerPart.Sibling"/>); null when it has none.</summary>
    public static AnswerPart? LastText(Answer answer, int index) => answer.LastTextOf(index, ContentBits);

    private static int Place(int index, int content) => (index << ContentBits) | (content & ((1 << ContentBits) - 1));

    private static AnswerPart? Find(Answer answer, AnswerPartKind kind, int place) => answer.FindPart(place, kind);

    private static AnswerPart Start(Answer answer, AnswerPartKind kind, int place)
    {
        AnswerPart? sibling = kind == AnswerPartKind.Text ? LastText(answer, place >> ContentBits) : null;
        AnswerPart part = answer.StartPart(kind);
        part.WireIndex = place;
        if (sibling is not null)
        {
            part.Sibling = sibling;
        }

        return part;
    }
}
