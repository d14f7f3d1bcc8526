using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <content>Texts and numbers.</content>
internal sealed partial class SchemaValidator
{
    /// <summary>What finding a pattern and beginning a match costs, however short the text is.</summary>
    private const int Match = 4;

    /// <summary>The patterns of this check: those that all checks share are let go when they become too many.</summary>
    private Dictionary<string, SchemaPattern>? _patterns;

    private SchemaViolation? Text(JsonElement schema, JsonElement value)
    {
        bool hasLength = schema.TryGetProperty("minLength", out _) || schema.TryGetProperty("maxLength", out _);
        bool hasPattern = schema.TryGetProperty("pattern", out JsonElement pattern) && pattern.ValueKind == JsonValueKind.String;
        if (!hasLength && !hasPattern)
        {
            return null;
        }

        string text = value.GetString()!;
        _work.Spend(text.Length);
        if (hasLength && Count(schema, "minLength", "maxLength", Characters(text), "characters") is { } violation)
        {
            return violation;
        }

        return hasPattern && Mismatch(pattern.GetString()!, text) is { } reason ? Fail("pattern", reason) : null;
    }

    /// <summary>Why a text does not match; null when it does, or when the pattern cannot be read here.</summary>
    private string? Mismatch(string pattern, string text)
    {
        if (!(_patterns ??= new(StringComparer.Ordinal)).TryGetValue(pattern, out SchemaPattern? regex))
        {
            _patterns.Add(pattern, regex = SchemaPattern.Of(pattern));
        }

        _work.Spend(Match + (pattern.Length / 16));
        if (regex.IsLinear)
        {
            _work.Spend(text.Length);
            return regex.IsMatch(text) == true ? null : $"must match '{pattern}'";
        }

        // One that goes back cannot be counted: it costs as if it went back for each character, and is tried no more when it was given up once.
        _work.Spend((long)text.Length * text.Length / 16);
        _work.Look();
        bool? isMatch = _work.IsGivenUp(pattern) ? null : regex.IsMatch(text);
        if (isMatch is null)
        {
            _work.GiveUp(pattern);
        }

        return isMatch switch
        {
            true => null,
            false => $"must match '{pattern}'",
            null => $"cannot be matched with '{pattern}' in time",
        };
    }

    private SchemaViolation? Number(JsonElement schema, JsonElement value)
    {
        string number = value.GetRawText();
        _work.Spend(number.Length);
        return Bound(schema, "minimum", number, static order => order >= 0, "at least")
            ?? Bound(schema, "maximum", number, static order => order <= 0, "at most")
            ?? Bound(schema, "exclusiveMinimum", number, static order => order > 0, "more than")
            ?? Bound(schema, "exclusiveMaximum", number, static order => order < 0, "less than")
            ?? (schema.TryGetProperty("multipleOf", out JsonElement step) && step.ValueKind == JsonValueKind.Number && !JsonNumber.IsMultiple(number, step.GetRawText())
                ? Fail("multipleOf", $"must be a multiple of {step.GetRawText()}, and is {Shown(value)}")
                : null);
    }

    private SchemaViolation? Bound(JsonElement schema, string keyword, string number, Func<int, bool> holds, string words) =>
        schema.TryGetProperty(keyword, out JsonElement bound) && bound.ValueKind == JsonValueKind.Number && !holds(JsonNumber.Compare(number, bound.GetRawText()))
            ? Fail(keyword, $"must be {words} {bound.GetRawText()}, and is {Short(number)}")
            : null;

    private SchemaViolation? Count(JsonElement schema, string least, string most, int count, string what)
    {
        if (schema.TryGetProperty(least, out JsonElement from) && from.ValueKind == JsonValueKind.Number && from.TryGetDouble(out double low) && count < low)
        {
            return Fail(least, string.Create(CultureInfo.InvariantCulture, $"must have at least {low} {what}, and has {count}"));
        }

        return schema.TryGetProperty(most, out JsonElement to) && to.ValueKind == JsonValueKind.Number && to.TryGetDouble(out double high) && count > high
            ? Fail(most, string.Create(CultureInfo.InvariantCulture, $"must have at most {high} {what}, and has {count}"))
            : null;
    }

    /// <summary>Characters as JSON Schema counts them: code points.</summary>
    private static int Characters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
