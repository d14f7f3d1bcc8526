using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>content</c>, which is one text, and <c>images</c>, which stand beside it as base64.</summary>
/// <remarks>Several texts stay apart, a line each.</remarks>
internal static class OllamaContentWriter
{
    public static void Write(Utf8JsonWriter writer, IList<AIContent> contents, string where, bool takesImages, in WireRequest request)
    {
        string? first = null;
        StringBuilder? more = null;
        List<DataContent>? images = null;
        foreach (AIContent content in new ContentSequence(contents))
        {
            switch (content)
            {
                case FunctionResultContent:
                    break;
                case TextContent text when first is null:
                    first = text.Text;
                    break;
                case TextContent text:
                    (more ??= new StringBuilder(first)).Append('\n').Append(text.Text);
                    break;
                case DataContent data when takesImages && data.HasTopLevelMediaType("image"):
                    (images ??= []).Add(data);
                    break;
                default:
                    throw Refusal(content, where, takesImages, request);
            }
        }

        writer.WriteString("content"u8, more?.ToString() ?? first ?? "");
        if (images is null)
        {
            return;
        }

        writer.WriteStartArray("images"u8);
        foreach (DataContent image in images)
        {
            writer.WriteStringValue(image.Base64Data.Span);
        }

        writer.WriteEndArray();
    }

    /// <summary>Why a content cannot be sent, and what can.</summary>
    public static RelayException Refusal(AIContent content, string where, bool takesImages, in WireRequest request)
    {
        string mend = !takesImages ? "Send text."
            : content is UriContent uri && uri.HasTopLevelMediaType("image") ? "Ollama takes images as data, not by their address: load it, and send a DataContent."
            : "Send text, or images as data (DataContent); put the text of a document into a TextContent.";
        return new RelayException(
            RelayErrorKind.InvalidRequest, $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in {where}. {mend}");
    }
}
