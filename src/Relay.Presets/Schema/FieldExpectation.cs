using System.Globalization;
using System.Text;

namespace Relay.Presets;

/// <summary>Says what a field takes, for messages and for the reference page: <c>a whole number of at least 1</c>.</summary>
internal static class FieldExpectation
{
    /// <summary>What the field takes.</summary>
    public static string Of(FieldDefinition field)
    {
        var choices = new List<string>();
        if (field.Accepts(FieldShapes.Flag))
        {
            choices.Add("true or false");
        }

        if (field.Accepts(FieldShapes.WholeNumber))
        {
            choices.Add(field.Minimum is { } only && field.Minimum == field.Maximum ? "the number " + Figure(only) : "a whole number" + Range(field) + Unit(field));
        }

        if (field.Accepts(FieldShapes.Number))
        {
            choices.Add("a number" + Range(field) + Unit(field));
        }

        if (field.Accepts(FieldShapes.Text))
        {
            choices.Add(field.Words.Count > 0 ? "one of " + string.Join(", ", field.Words) : "a text");
        }

        if (field.Accepts(FieldShapes.TextList | FieldShapes.MappingList))
        {
            choices.Add(!field.Accepts(FieldShapes.MappingList) ? field.HasWordsInList ? "a list of " + string.Join(", ", field.Words) : "a list of texts" : field.Accepts(FieldShapes.TextList) ? "a list of texts or mappings" : "a list of mappings");
        }

        if (field.Accepts(FieldShapes.Mapping))
        {
            choices.Add("a mapping");
        }

        if (field.Accepts(FieldShapes.TextMapping))
        {
            choices.Add("a mapping from names to texts");
        }

        if (field.Accepts(FieldShapes.NamedMappings))
        {
            choices.Add("a mapping from names to mappings");
        }

        return choices.Count == 0 ? "anything" : Echo.OneOf(choices);
    }

    /// <summary>The range in words, with a leading space; empty when every number is allowed.</summary>
    public static string Range(FieldDefinition field)
    {
        bool everyLong = field.Minimum == long.MinValue;
        var range = new StringBuilder();
        if (field.Minimum is { } least && !everyLong)
        {
            range.Append(field.ExclusiveMinimum ? " above " : field.Maximum is null ? " of at least " : " from ").Append(Figure(least));
        }

        if (field.Maximum is { } greatest && !everyLong)
        {
            range.Append(field.Minimum is null || field.ExclusiveMinimum ? " up to " : " to ").Append(Figure(greatest));
        }

        return range.ToString();
    }

    private static string Unit(FieldDefinition field) => field.Unit is null ? "" : " (" + field.Unit + ")";

    private static string Figure(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
