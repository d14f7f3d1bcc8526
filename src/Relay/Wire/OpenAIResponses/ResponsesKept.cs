namespace Relay;

/// <summary>Names under which a content's additional properties keep what must go back with it.</summary>
internal static class ResponsesKept
{
    /// <summary>What the content's item says beside the content itself (id, status, phase, namespace, whatever comes to be), as the JSON text of an object.</summary>
    public const string Item = "responses_item";

    /// <summary>An item that Relay does not take apart (a search, code that was run, an image that was made), as JSON.</summary>
    public const string WholeItem = "responses_whole_item";

    /// <summary>
    /// Whose item it was (<see cref="ContentOrigin"/>): to another provider its ids mean nothing. Not under that one's own name: a text can go anywhere, only not with its id.
    /// </summary>
    public const string Origin = "responses_origin";

    /// <summary>Says whose item a part is of.</summary>
    public static void Mark(AnswerPart part, Answer answer)
    {
        if (answer.Origin is { } origin)
        {
            part.Keep(Origin, origin);
        }
    }
}
