using System.Text.Json;

namespace Relay;

/// <summary>Reads the whole arguments of a call, as <c>response.function_call_arguments.done</c> and the item itself have them.</summary>
/// <remarks>
/// They count: where no piece brought them, where the pieces lack their end, and where the pieces say something else. In the last case the pieces have been handed out already, and the
/// reply says so (<see cref="Answer.HasOtherArguments"/>).
/// </remarks>
internal static class ResponsesArguments
{
    /// <summary>Reads the text, or the object that some servers write in its place, that the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        if (reader.TokenType == JsonTokenType.String ? reader.ValueSpan.IsEmpty : reader.TokenType != JsonTokenType.StartObject)
        {
            // Says nothing; what has come so far is not put together for it.
            return;
        }

        PartialToolCall? call = ResponsesParts.Call(answer, index)?.Call;
        string known = call?.Arguments ?? "";
        if (reader.TokenType == JsonTokenType.String && known.Length > 0 && JsonText.Is(ref reader, known))
        {
            return;
        }

        string whole = reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref reader),
            JsonTokenType.StartObject => JsonElement.ParseValue(ref reader).GetRawText(),
            _ => "",
        };
        if (whole.Length == 0 || whole == known)
        {
            return;
        }

        if (whole.StartsWith(known, StringComparison.Ordinal))
        {
            answer.AppendToolCall(index, id: null, name: null, whole[known.Length..]);
            return;
        }

        call!.Replace(whole);
        answer.HasOtherArguments = true;
    }
}
