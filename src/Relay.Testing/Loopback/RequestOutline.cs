using System.Text.Json;

namespace Relay;

/// <summary>The three things of a request body that decide how it is answered, read without building a document.</summary>
internal readonly record struct RequestOutline(string? Model, bool Stream, bool IncludeUsage)
{
    /// <summary>Reads the outline; a body that is not a JSON object has an empty one.</summary>
    public static RequestOutline Read(ReadOnlySpan<byte> body)
    {
        string? model = null;
        bool stream = false;
        bool includeUsage = false;
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("model"u8))
                {
                    reader.Read();
                    model = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
                else if (reader.ValueTextEquals("stream"u8))
                {
                    reader.Read();
                    stream = reader.TokenType == JsonTokenType.True;
                }
                else if (reader.ValueTextEquals("stream_options"u8))
                {
                    reader.Read();
                    includeUsage = ReadIncludeUsage(ref reader);
                }
                else
                {
                    reader.Read();
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return default;
        }

        return new RequestOutline(model, stream, includeUsage);
    }

    private static bool ReadIncludeUsage(ref Utf8JsonReader reader)
    {
        bool includeUsage = false;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIncludeUsage = reader.ValueTextEquals("include_usage"u8);
            reader.Read();
            includeUsage |= isIncludeUsage && reader.TokenType == JsonTokenType.True;
            reader.Skip();
        }

        return includeUsage;
    }
}
