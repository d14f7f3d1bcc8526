using System.Text.Json;

namespace Relay;

/// <summary>A field that Relay passes on without reading it.</summary>
/// <param name="Name">Its name, as it was given.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsOwn">Whether the call gave it, rather than the preset.</param>
internal sealed record GeminiExtra(string Name, object? Value, bool IsOwn)
{
    /// <summary>Whether it is the field <paramref name="name"/>: the API takes names in camelCase and in snake_case.</summary>
    public bool Is(string name)
    {
        int at = 0;
        foreach (char c in Name)
        {
            if (c == '_')
            {
                continue;
            }

            if (at == name.Length || char.ToLowerInvariant(c) != char.ToLowerInvariant(name[at]))
            {
                return false;
            }

            at++;
        }

        return at == name.Length;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WritePropertyName(Name);
        JsonValues.Write(writer, Value);
    }

    /// <summary>The value as JSON, to be taken apart.</summary>
    public JsonElement Json()
    {
        if (Value is JsonElement element)
        {
            return element;
        }

        using JsonDocument document = JsonDocument.Parse(JsonValues.ToText(Value));
        return document.RootElement.Clone();
    }
}
