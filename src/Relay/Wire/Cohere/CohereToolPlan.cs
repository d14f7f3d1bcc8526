using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What the model says about the tools it is going to call (<c>tool_plan</c>): neither its answer nor its reasoning.</summary>
/// <remarks>
/// It stands under <see cref="Key"/> among the properties of the message, and of its first call, because a program that puts messages together from updates keeps the contents'
/// properties alone. Either way it goes back with the calls.
/// </remarks>
internal static class CohereToolPlan
{
    public const string Key = "tool_plan";

    /// <summary>Where the plan is collected: no content's index on the wire.</summary>
    private const int WireIndex = -1;

    public static void Append(Answer answer, string piece)
    {
        if (piece.Length > 0)
        {
            (Find(answer) ?? Start(answer)).Append(piece);
        }
    }

    /// <summary>Puts what has come of the plan where it belongs.</summary>
    public static void Settle(Answer answer)
    {
        if (Find(answer) is not { Text: { Length: > 0 } plan })
        {
            return;
        }

        (answer.Unread ??= [])[Key] = plan;
        answer.FirstCall?.Keep(Key, plan);
    }

    /// <summary>As the other one, while calls arrive: the plan comes before them, and is put on the first one before that is handed out.</summary>
    public static void SettleFirst(Answer answer)
    {
        if (answer.FirstCall is { } first && first.Properties?.ContainsKey(Key) != true)
        {
            Settle(answer);
        }
    }

    /// <summary>The plan of a message; null when it has none.</summary>
    public static string? Of(ChatMessage message)
    {
        if (Text(message.AdditionalProperties) is { } plan)
        {
            return plan;
        }

        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionCallContent && Text(content.AdditionalProperties) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    // After a detour through JSON it is an element.
    private static string? Text(AdditionalPropertiesDictionary? properties) => properties?.TryGetValue(Key, out object? plan) == true ? plan?.ToString() : null;

    private static AnswerPart? Find(Answer answer) => answer.FindPart(WireIndex, AnswerPartKind.Other);

    private static AnswerPart Start(Answer answer)
    {
        AnswerPart part = answer.StartPart(AnswerPartKind.Other);
        part.WireIndex = WireIndex;
        return part;
    }
}
