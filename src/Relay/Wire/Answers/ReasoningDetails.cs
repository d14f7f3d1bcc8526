using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reasoning in the model's own form (<c>reasoning_details</c>), whole or in pieces, joined into the list that goes back unchanged.</summary>
/// <remarks>
/// openrouter.ai/docs/guides/best-practices/reasoning-tokens: the sequence that goes back must be the one that was generated. In a stream a text or a summary comes in
/// many pieces, all of index 0 whatever they belong to; so pieces are joined as long as their type stays the same, and fields that come later (the signature)
/// are added to what they belong to. Encrypted items are never joined.
/// </remarks>
internal sealed class ReasoningDetails
{
    private readonly List<Item> _items = [];

    public void Add(JsonElement piece)
    {
        string? type = JsonText.Of(piece, "type");
        string? field = type switch
        {
            "reasoning.text" => "text",
            "reasoning.summary" => "summary",
            _ => null,
        };
        Item? last = _items.Count > 0 ? _items[^1] : null;
        if (field is null || last is null || last.Type != type || !last.Takes(piece))
        {
            last = new Item(type, field);
            _items.Add(last);
        }

        last.Add(piece);
    }

    /// <summary>The list as JSON; null when it is empty.</summary>
    public string? ToJson()
    {
        if (_items.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (Item item in _items)
            {
                item.Write(writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Item(string? type, string? textField)
    {
        private readonly List<JsonElement> _pieces = [];
        private bool _hasSignature;

        public string? Type => type;

        /// <summary>A signature closes a text: what comes after it is another one.</summary>
        public bool Takes(JsonElement piece) => !_hasSignature || string.IsNullOrEmpty(JsonText.Of(piece, textField!));

        public void Add(JsonElement piece)
        {
            _pieces.Add(piece);
            _hasSignature |= JsonText.Of(piece, "signature") is { Length: > 0 };
        }

        public void Write(Utf8JsonWriter writer)
        {
            if (_pieces.Count == 1)
            {
                Write(writer, _pieces[0]);
                return;
            }

            var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            var text = new StringBuilder();
            foreach (JsonElement piece in _pieces)
            {
                text.Append(JsonText.Of(piece, textField!));
                foreach (JsonProperty field in piece.EnumerateObject())
                {
                    if (!fields.TryGetValue(field.Name, out JsonElement known) || known.ValueKind == JsonValueKind.Null)
                    {
                        fields[field.Name] = field.Value;
                    }
                }
            }

            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in fields)
            {
                writer.WritePropertyName(name);
                if (name == textField)
                {
                    writer.WriteStringValue(text.ToString());
                }
                else
                {
                    Write(writer, value);
                }
            }

            writer.WriteEndObject();
        }

        /// <summary>A half of a character, which the framework does not write, is U+FFFD.</summary>
        private static void Write(Utf8JsonWriter writer, JsonElement value) => HalfCharacters.Replace(value).WriteTo(writer);
    }
}
