using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Images that a model answers with (<c>images</c> of a message or of a piece of one), and their way back.</summary>
/// <remarks>
/// <c>[{"type": "image_url", "image_url": {"url"}}]</c>, the address mostly holding the data. Sources: openrouter.ai/docs/features/multimodal/image-generation, whose assistant messages have the
/// same member in requests, and vercel.com/docs/ai-gateway/openai-compat/image-generation.
/// </remarks>
internal static class OpenAIImages
{
    private const string Name = "images";

    /// <summary>Reads the list behind the property name the reader stands on. What is no image that can be shown is kept with the message.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return;
        }

        JsonElement items = JsonElement.ParseValue(ref reader);
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (Address(item) is { Length: > 0 } address && Content(address) is { } image)
            {
                answer.AddMedia(image);
            }
            else if (item.ValueKind != JsonValueKind.Null)
            {
                answer.KeepUnread(Name, items);
            }
        }
    }

    /// <summary>Writes the images of a message, where the provider takes them back.</summary>
    /// <exception cref="RelayException">It does not: assistants send no images there.</exception>
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        bool isOpen = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            string? address = content switch
            {
                DataContent data when data.HasTopLevelMediaType("image") => data.Uri,
                UriContent uri when uri.HasTopLevelMediaType("image") => uri.Uri.AbsoluteUri,
                DataContent data when data.HasTopLevelMediaType("audio") => null,
                DataContent or UriContent or HostedFileContent => throw Refusal(content, request),
                _ => null,
            };
            if (address is null)
            {
                continue;
            }

            if (!isOpen)
            {
                isOpen = request.Provider.CatalogName is "openrouter" or "vercel" ? true : throw Refusal(content, request);
                writer.WriteStartArray(Name);
            }

            writer.WriteStartObject();
            writer.WriteString("type"u8, "image_url"u8);
            writer.WriteStartObject("image_url"u8);
            writer.WriteString("url"u8, address);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (isOpen)
        {
            writer.WriteEndArray();
        }
    }

    private static string? Address(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("image_url", out JsonElement image) && image.ValueKind == JsonValueKind.Object
            ? JsonText.Of(image, "url")
            : JsonText.Of(item, "image_url") ?? JsonText.Of(item, "url");

    private static AIContent? Content(string address)
    {
        if (!address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? new UriContent(uri, "image/*") : null;
        }

        try
        {
            return new DataContent(address);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static RelayException Refusal(AIContent content, in WireRequest request) => new(
        RelayErrorKind.InvalidRequest,
        $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a message of role 'assistant'. Assistants send text, reasoning and tool calls; put it into a user message.");
}
