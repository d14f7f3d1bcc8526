namespace Relay;

/// <summary>The definitions that a translated schema refers to: each is written once, under a name of its own.</summary>
internal sealed class SchemaDefinitions
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Queue<(string Pointer, string Name)> _unwritten = new();

    /// <summary>The name of the definition that a pointer leads to.</summary>
    public string NameOf(string pointer)
    {
        if (_names.TryGetValue(pointer, out string? name))
        {
            return name;
        }

        string last = Uri.UnescapeDataString(pointer[(pointer.LastIndexOf('/') + 1)..].TrimStart('#'));
        string plain = string.Create(last.Length, last, static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] is '_' or '-' or '.' ? from[i] : '_';
            }
        });
        name = plain.Length == 0 ? "definition" : plain;
        for (int i = 2; _names.ContainsValue(name); i++)
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{plain}_{i}");
        }

        _names.Add(pointer, name);
        _unwritten.Enqueue((pointer, name));
        return name;
    }

    /// <summary>The next definition to write; null when all are written.</summary>
    public (string Pointer, string Name)? Next() => _unwritten.TryDequeue(out (string Pointer, string Name) next) ? next : null;
}
