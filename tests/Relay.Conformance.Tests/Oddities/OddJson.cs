using System.Text;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>What is odd about a document, and still legal: nulls where nothing has to be, numbers in quotes, kinds that nobody has heard of.</summary>
public enum Oddity
{
    /// <summary>A null before, between and behind the entries of every list.</summary>
    NullEntries,

    /// <summary>Null for every member that the same object has elsewhere, before those that it has.</summary>
    NullMembersFirst,

    /// <summary>The same, behind those that it has.</summary>
    NullMembersLast,

    /// <summary>Every place in a list, and every count, as a text.</summary>
    NumbersAsText,

    /// <summary>An entry of an unknown kind before each content.</summary>
    UnknownKinds,
}

/// <summary>Rewrites documents in an odd way. What only a program reads (the arguments of a call) is left as it is.</summary>
/// <param name="oddity">The way.</param>
/// <param name="names">The members that objects have elsewhere.</param>
/// <param name="countsPlaces">Whether pieces have said where in their lists contents stand, so that nothing may come before those.</param>
internal sealed class OddJson(Oddity oddity, MemberNames names, bool countsPlaces)
{
    public string Rewrite(JsonElement document)
    {
        var text = new StringBuilder();
        Append(text, document, MemberNames.Root, "");
        return text.ToString();
    }

    private void Append(StringBuilder text, JsonElement value, string path, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when !MemberNames.IsOpaque(name):
                AppendObject(text, value, path);
                break;
            case JsonValueKind.Array when !MemberNames.IsOpaque(name):
                AppendArray(text, value, path, name);
                break;
            case JsonValueKind.Number when oddity == Oddity.NumbersAsText && IsCount(name) && value.TryGetDecimal(out _):
                text.Append('"').Append(value.GetRawText()).Append('"');
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private void AppendObject(StringBuilder text, JsonElement value, string path)
    {
        string[] missing = oddity is Oddity.NullMembersFirst or Oddity.NullMembersLast ? [.. names.At(path).Where(name => !value.TryGetProperty(name, out _))] : [];
        var members = new List<string>();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            var one = new StringBuilder();
            one.Append(JsonSerializer.Serialize(member.Name)).Append(':');
            Append(one, member.Value, MemberNames.Below(path, member.Name), member.Name);
            members.Add(one.ToString());
        }

        IEnumerable<string> nulls = missing.Select(name => JsonSerializer.Serialize(name) + ":null");
        text.Append('{').AppendJoin(',', oddity == Oddity.NullMembersFirst ? [.. nulls, .. members] : [.. members, .. nulls]).Append('}');
    }

    private void AppendArray(StringBuilder text, JsonElement value, string path, string name)
    {
        var entries = new List<string>();
        bool isContent = name is "content" or "parts" or "output", isFixed = countsPlaces && isContent;
        foreach (JsonElement entry in value.EnumerateArray())
        {
            if (oddity == Oddity.NullEntries && !isFixed)
                entries.Add("null");
            if (oddity == Oddity.UnknownKinds && isContent && !isFixed && entry.ValueKind == JsonValueKind.Object)
                entries.Add(entry.TryGetProperty("type", out _) ? """{"type":"unheard_of","value":{"a":[1,null]}}""" : """{"unheardOf":{"a":[1,null]}}""");
            var one = new StringBuilder();
            Append(one, entry, MemberNames.Below(path, "[]"), "");
            entries.Add(one.ToString());
        }

        if (oddity == Oddity.NullEntries)
            entries.Add("null");
        text.Append('[').AppendJoin(',', entries).Append(']');
    }

    private static bool IsCount(string name) =>
        name.EndsWith("index", StringComparison.OrdinalIgnoreCase) || name.EndsWith("count", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("tokens", StringComparison.OrdinalIgnoreCase) || name is "cost" or "total_cost";
}
