using System.Globalization;
using System.Text.Json;
using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>Reads the values of one model of the facts: <c>{"v": value, "s": "LG", "alt": [{"v": other, "s": "M"}]}</c>.</summary>
internal sealed class FactsModel(JsonElement model)
{
    public string Sources { get; } = model.GetProperty("sources").GetString()!;

    public bool TryGetTiers(out JsonElement tiers)
    {
        tiers = default;
        return model.TryGetProperty("price", out JsonElement prices) && prices.TryGetProperty("tiers", out tiers);
    }

    public JsonElement? Prices => model.TryGetProperty("price", out JsonElement prices) ? prices : null;

    /// <summary>The statements about a value, the chosen one first; empty when there is none.</summary>
    public List<Statement<JsonElement>> Statements(string group, string name) =>
        model.TryGetProperty(group, out JsonElement values) ? Statements(values, name) : [];

    public static List<Statement<JsonElement>> Statements(JsonElement values, string name)
    {
        var statements = new List<Statement<JsonElement>>();
        if (values.TryGetProperty(name, out JsonElement value))
        {
            statements.Add(new Statement<JsonElement>(value.GetProperty("v"), value.GetProperty("s").GetString()!));
            if (value.TryGetProperty("alt", out JsonElement others))
            {
                foreach (JsonElement other in others.EnumerateArray())
                {
                    statements.Add(new Statement<JsonElement>(other.GetProperty("v"), other.GetProperty("s").GetString()!));
                }
            }
        }

        return statements;
    }

    /// <summary>Turns statements into a value, leaving out those that <paramref name="read"/> refuses; null when none remains.</summary>
    /// <param name="statements">The statements, the chosen one first.</param>
    /// <param name="read">Gives a value, or the reason why the statement is refused.</param>
    /// <param name="leftOut">Called with what was refused and why.</param>
    public static Stated<T>? Take<T>(List<Statement<JsonElement>> statements, Func<JsonElement, (T Value, string? WhyNot)> read, Action<string> leftOut)
    {
        var taken = new List<Statement<T>>();
        var refused = new List<string>();
        foreach (Statement<JsonElement> statement in statements)
        {
            (T value, string? whyNot) = read(statement.Value);
            if (whyNot is null)
            {
                taken.Add(new Statement<T>(value, statement.By));
            }
            else
            {
                refused.Add($"{statement.Value.GetRawText()} ({statement.By}): {whyNot}");
            }
        }

        if (refused.Count > 0)
        {
            leftOut(string.Join("; ", refused));
        }

        return taken.Count == 0 ? null : new Stated<T>(taken[0].Value, taken[0].By, taken.GetRange(1, taken.Count - 1));
    }

    public static (string, string?) Text(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? (json.GetString()!, null) : ("", "not a text");

    public static (bool, string?) Truth(JsonElement json) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? (json.GetBoolean(), null) : (false, "not true or false");

    public static (int, string?) Tokens(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out int tokens) && tokens > 0 ? (tokens, null) : (0, "not a number of tokens");

    /// <summary>A day; 2090 and later are placeholders for "never".</summary>
    public static (string, string?) Day(JsonElement json) =>
        json.ValueKind != JsonValueKind.String
        || !DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? ("", "not a day")
        : day.Year >= 2090 ? ("", "a placeholder, not a day")
        : (json.GetString()!, null);
}
