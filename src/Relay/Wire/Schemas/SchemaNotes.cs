using System.Text;

namespace Relay;

/// <summary>Writes what a schema could not say as bullets under one heading, so that the model still knows of it.</summary>
internal static class SchemaNotes
{
    /// <summary>The heading, always the same, so that nothing is written below it twice.</summary>
    public const string Heading = "Constraints:";

    private const int LongestValue = 300;

    /// <summary>The heading and its bullets, <c>- path: keyword=value</c>; null when there is nothing to say.</summary>
    public static string? Of(IReadOnlyList<SchemaLoss> losses)
    {
        if (losses.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder(Heading);
        for (int i = 0; i < losses.Count; i++)
        {
            SchemaLoss loss = losses[i];
            text.Append("\n- ").Append(loss.ShownPath).Append(": ").Append(loss.Keyword).Append('=')
                .Append(loss.Value.Length <= LongestValue ? loss.Value : string.Concat(loss.Value.AsSpan(0, LongestValue), "…"));
        }

        return text.ToString();
    }

    /// <summary>A description with the notes after it; null when there is neither.</summary>
    public static string? Append(string? description, string? notes) =>
        notes is null ? (string.IsNullOrEmpty(description) ? null : description)
        : string.IsNullOrEmpty(description) ? notes
        : description + "\n\n" + notes;
}
