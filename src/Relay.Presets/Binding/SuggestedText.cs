namespace Relay.Presets;

/// <summary>Writes a suggestion in the form of what it replaces, so that it can be put in its place as it is.</summary>
internal static class SuggestedText
{
    /// <summary>The text as it is written instead of <paramref name="written"/>; null when it would need an escape, or there is none.</summary>
    public static string? InPlaceOf(ScalarNode written, string? text) =>
        text is null || written.Style == ScalarStyle.Block ? null
        : written.Style == ScalarStyle.Quoted || !IsPlain(text) ? ScalarBinder.InQuotes(text)
        : text;

    /// <summary>Whether YAML reads the text as itself without quotes, wherever it stands.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[0] == '-' || ScalarReader.Classify(new ScalarNode(default, text, ScalarStyle.Plain)) != ScalarKind.Text || YamlBoolean.Meaning(text) is not null)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '/' or '$'))
            {
                return false;
            }
        }

        return true;
    }
}
