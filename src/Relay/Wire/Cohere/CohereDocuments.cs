using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The documents of a request, which the model may cite: those that messages hold as data, then those of the further field <c>documents</c>.</summary>
/// <remarks>
/// A <see cref="DataContent"/> of text is a document <c>{"id", "data": {"title", "text"}}</c>: its name is the title, an <c>id</c> among its properties the id, and its other properties
/// are further members of the data. Source: docs.cohere.com/docs/retrieval-augmented-generation-rag.
/// </remarks>
internal sealed class CohereDocuments
{
    private const string Field = "documents";
    private List<DataContent>? _items;

    /// <summary>How many the messages hold.</summary>
    public int Count => _items?.Count ?? 0;

    /// <summary>Whether data can be a document: the API takes text.</summary>
    public static bool Takes(DataContent data) => data.HasTopLevelMediaType("text") || data.MediaType == "application/json";

    public void Add(DataContent document) => (_items ??= []).Add(document);

    /// <summary>Writes the field; false when there are no documents.</summary>
    public bool Write(Utf8JsonWriter writer, in WireRequest request)
    {
        JsonElement further = Further(request);
        bool hasFurther = further.ValueKind == JsonValueKind.Array;
        if (!hasFurther && further.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            request.Warnings.Add("documents was not sent: it is no list.");
        }

        if (_items is null && !hasFurther)
        {
            return false;
        }

        writer.WriteStartArray("documents"u8);
        for (int i = 0; i < Count; i++)
        {
            WriteDocument(writer, _items![i], i);
        }

        if (hasFurther)
        {
            foreach (JsonElement document in further.EnumerateArray())
            {
                document.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
        return Count > 0 || further.GetArrayLength() > 0;
    }

    /// <summary>Writes one document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="document">The text.</param>
    /// <param name="position">Its place among the documents, of which an id is made where it has none.</param>
    public static void WriteDocument(Utf8JsonWriter writer, DataContent document, int position)
    {
        AdditionalPropertiesDictionary? properties = document.AdditionalProperties;
        writer.WriteStartObject();
        writer.WriteString("id"u8, properties?.TryGetValue("id", out object? id) == true && id is not null ? id.ToString() : "doc:" + position.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartObject("data"u8);
        if (!string.IsNullOrEmpty(document.Name))
        {
            writer.WriteString("title"u8, document.Name);
        }

        writer.WriteString("text"u8, Encoding.UTF8.GetString(document.Data.Span));
        if (properties is not null)
        {
            foreach (KeyValuePair<string, object?> property in properties)
            {
                if (property.Key is not ("id" or "text") && (property.Key != "title" || string.IsNullOrEmpty(document.Name)))
                {
                    writer.WritePropertyName(property.Key);
                    JsonValues.Write(writer, property.Value);
                }
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The further field, the call's before the preset's.</summary>
    private static JsonElement Further(in WireRequest request)
    {
        if (request.Options?.AdditionalProperties?.TryGetValue(Field, out object? own) == true)
        {
            return own as JsonElement? ?? Parse(JsonValues.ToText(own));
        }

        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (extra.Name == Field)
            {
                return Parse(extra.Json);
            }
        }

        return default;
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, JsonValues.DocumentOptions);
        return document.RootElement.Clone();
    }
}
