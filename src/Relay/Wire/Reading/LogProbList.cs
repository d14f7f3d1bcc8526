using System.Text.Json;

namespace Relay;

/// <summary>Collects log probabilities, which come only where <c>logprobs</c> was sent: a list among the message's properties, under their own name. Shared by the wires that have it so.</summary>
internal static class LogProbList
{
    private const string Key = "logprobs";

    /// <summary>Reads the value behind the property name the reader stands on: a list of a whole answer, or one item of a streamed one.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            reader.Skip();
            return;
        }

        JsonElement value = JsonElement.ParseValue(ref reader);
        List<JsonElement> items = List(answer);
        if (value.ValueKind == JsonValueKind.Object)
        {
            items.Add(value);
            return;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            items.Add(item);
        }
    }

    private static List<JsonElement> List(Answer answer)
    {
        if ((answer.Unread ??= []).TryGetValue(Key, out object? known) && known is List<JsonElement> items)
        {
            return items;
        }

        var list = new List<JsonElement>();
        answer.Unread[Key] = list;
        return list;
    }
}
