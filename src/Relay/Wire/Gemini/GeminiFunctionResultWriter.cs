using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>functionResponse</c>: the function's name, and the result as the object that Gemini wants.</summary>
/// <remarks>
/// An object is sent as it is. Anything else becomes <c>{"output": …}</c>, a failure <c>{"error": …}</c>: the members that the API names for it
/// (ai.google.dev/api/caching, FunctionResponse). Data among the result becomes <c>parts</c>, which Gemini 3 reads.
/// </remarks>
internal static class GeminiFunctionResultWriter
{
    public static void Write(Utf8JsonWriter writer, FunctionResultContent result, string name, GeminiTarget target)
    {
        writer.WriteStartObject("functionResponse"u8);
        if (target.SendsId(result.CallId))
        {
            writer.WriteString("id"u8, result.CallId);
        }

        writer.WriteString("name"u8, name);
        writer.WritePropertyName("response"u8);
        switch (result.Result)
        {
            case null when result.Exception is { } error:
                WriteMember(writer, "error", error.Message);
                break;
            case null:
                WriteMember(writer, "output", "");
                break;
            case not null when ToolResultContents.Text(result) is { } text:
                WriteMember(writer, Member(result), text);
                break;
            case not null when ToolResultContents.Of(result) is { } contents:
                WriteContents(writer, contents, Member(result), target);
                break;
            default:
                WriteValue(writer, result.Result);
                break;
        }

        writer.WriteEndObject();
    }

    private static string Member(FunctionResultContent result) => result.Exception is null ? "output" : "error";

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        string json = JsonValues.ToText(value);
        if (json.StartsWith('{'))
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("output"u8);
        writer.WriteRawValue(json, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(name, text);
        writer.WriteEndObject();
    }

    private static void WriteContents(Utf8JsonWriter writer, IReadOnlyList<AIContent> contents, string member, GeminiTarget target)
    {
        var text = new StringBuilder();
        List<DataContent>? data = null;
        foreach (AIContent content in contents)
        {
            switch (content)
            {
                case TextContent piece:
                    text.Append(piece.Text);
                    break;
                case DataContent item when GeminiModelRules.TakesDataInResults(ModelId.Normalize(target.Spec.Model)):
                    (data ??= []).Add(item);
                    break;
                default:
                    throw new RelayException(
                        RelayErrorKind.InvalidRequest,
                        $"Content of type {ContentDescription.Of(content)} cannot be sent to {target.Spec.Target} in a tool's result. Send text, or data (DataContent) from Gemini 3 on; put anything else into a message of the user behind the result.");
            }
        }

        WriteMember(writer, member, text.ToString());
        if (data is null)
        {
            return;
        }

        writer.WriteStartArray("parts"u8);
        foreach (DataContent item in data)
        {
            writer.WriteStartObject();
            GeminiPartWriter.WriteData(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
