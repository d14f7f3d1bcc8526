using System.Globalization;

namespace Relay.Presets;

/// <summary>Checks a single value against its field: type, range, words.</summary>
internal sealed class ScalarBinder(FindingSink findings)
{
    /// <summary>The value when the field allows it; null with a finding when not.</summary>
    public ScalarNode? Bind(FieldDefinition field, ScalarNode scalar, string path, bool quiet)
    {
        switch (ScalarReader.Classify(scalar))
        {
            case ScalarKind.Boolean when field.Accepts(FieldShapes.Flag):
                return scalar;
            case ScalarKind.Integer when field.Accepts(FieldShapes.WholeNumber | FieldShapes.Number):
            case ScalarKind.Float when field.Accepts(FieldShapes.Number):
                return InRange(field, scalar, path);
            case ScalarKind.Text when field.Accepts(FieldShapes.Text):
                return field.Words.Count == 0 ? scalar : Word(field, scalar, path, quiet);
            default:
                ReportType(field, scalar, path);
                return null;
        }
    }

    /// <summary>Whether a text of a list is one of the field's words; a finding when it is not.</summary>
    public bool Word(FieldDefinition field, ScalarNode scalar, string path)
    {
        foreach (string word in field.Words)
        {
            if (word == scalar.Text)
            {
                return true;
            }
        }

        string? nearest = NearestNames.Best(scalar.Text, field.Words);
        findings.Add(
            SchemaRules.UnknownWord,
            scalar.Location,
            $"The items of '{path}' must be {Echo.OneOf(field.Words)}, not {Echo.Quote(scalar.Text)}{DidYouMean.End(nearest)}",
            SuggestedText.InPlaceOf(scalar, nearest));
        return false;
    }

    /// <summary>The text as a quoted scalar, which YAML and JSON read alike; null when it has a character that would need an escape.</summary>
    public static string? InQuotes(string text)
    {
        foreach (char c in text)
        {
            if (c is '"' or '\\' || char.IsControl(c))
            {
                return null;
            }
        }

        return "\"" + text + "\"";
    }

    private void ReportType(FieldDefinition field, ScalarNode scalar, string path)
    {
        // The syntax has spoken already about "yes" and "on", which are no booleans.
        if (!findings.IsReported(scalar.Location))
        {
            findings.Add(
                SchemaRules.WrongType,
                scalar.Location,
                $"'{path}' must be {FieldExpectation.Of(field)}, not {Actual(scalar)}.",
                Retyped(field, scalar));
        }
    }

    private ScalarNode? InRange(FieldDefinition field, ScalarNode scalar, string path)
    {
        bool whole = !field.Accepts(FieldShapes.Number);
        bool read = ScalarReader.TryReadDecimal(scalar, out decimal value);
        if (read
            && (field.Minimum is not { } least || (field.ExclusiveMinimum ? value > least : value >= least))
            && (field.Maximum is not { } greatest || value <= greatest)
            && (!whole || field.Maximum is not null || value is >= int.MinValue and <= int.MaxValue))
        {
            return scalar;
        }

        findings.Add(SchemaRules.OutOfRange, scalar.Location, $"'{path}' must be {FieldExpectation.Of(field)}, not {Echo.Plain(scalar.Text)}.", read ? Nearest(field, value) : null);
        return null;
    }

    /// <summary>The limit that a number is beyond; null where there is none that the field takes.</summary>
    private static string? Nearest(FieldDefinition field, decimal value) =>
        value < field.Minimum ? field.ExclusiveMinimum ? null : field.Minimum.Value.ToString(CultureInfo.InvariantCulture)
        : value > field.Maximum ? field.Maximum.Value.ToString(CultureInfo.InvariantCulture)
        : null;

    private ScalarNode? Word(FieldDefinition field, ScalarNode scalar, string path, bool quiet)
    {
        foreach (string word in field.Words)
        {
            if (word == scalar.Text)
            {
                ReportNoEffect(field, scalar, path, quiet);
                return scalar;
            }
        }

        string? nearest = OtherWords.WordOf(field.Name, scalar.Text) is { } other && field.Words.Contains(other) ? other : NearestNames.Best(scalar.Text, field.Words);

        // Where a key was put in the place of the kind of a credential, it is not repeated.
        string actual = nearest is null && ReferenceEquals(field, CredentialFields.Mapping.Find("type")) ? "" : ", not " + Echo.Quote(scalar.Text);
        findings.Add(
            SchemaRules.UnknownWord,
            scalar.Location,
            $"'{path}' must be {FieldExpectation.Of(field)}{actual}{DidYouMean.End(nearest)}",
            SuggestedText.InPlaceOf(scalar, nearest));
        return null;
    }

    private void ReportNoEffect(FieldDefinition field, ScalarNode scalar, string path, bool quiet)
    {
        foreach (string word in field.WordsWithoutEffect)
        {
            if (!quiet && word == scalar.Text)
            {
                findings.Add(SchemaRules.NoEffect, scalar.Location, $"'{path}: {word}' has no effect in this version of Relay.");
            }
        }
    }

    private static string Actual(ScalarNode scalar) => ScalarReader.Classify(scalar) switch
    {
        ScalarKind.Boolean => scalar.Text.ToLowerInvariant(),
        ScalarKind.Integer or ScalarKind.Float => "the number " + Echo.Plain(scalar.Text),
        _ => "a text",
    };

    /// <summary>The value as the field would take it: a number without its quotes, a text with them.</summary>
    private static string? Retyped(FieldDefinition field, ScalarNode scalar)
    {
        if (field.Accepts(FieldShapes.Text) && field.Words.Count == 0)
        {
            return InQuotes(scalar.Text);
        }

        // "60s" is said in seconds all the same.
        if (field.Unit == "seconds" && scalar.Text.EndsWith("s", StringComparison.Ordinal))
        {
            scalar = scalar with { Text = scalar.Text.Substring(0, scalar.Text.Length - 1).TrimEnd() };
        }

        ScalarKind bare = ScalarReader.Classify(scalar with { Style = ScalarStyle.Plain });
        bool fits = bare switch
        {
            ScalarKind.Boolean => field.Accepts(FieldShapes.Flag),
            ScalarKind.Integer => field.Accepts(FieldShapes.WholeNumber | FieldShapes.Number),
            ScalarKind.Float => field.Accepts(FieldShapes.Number),
            _ => false,
        };
        return fits ? scalar.Text : null;
    }
}
