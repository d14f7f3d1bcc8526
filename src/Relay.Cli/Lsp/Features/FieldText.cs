using System.Globalization;
using System.Text;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Fields in Markdown, from the table that they are defined in.</summary>
internal static class FieldText
{
    /// <summary>What a field is, what it takes, and what happens without it.</summary>
    public static string Write(MappingDefinition owner, FieldDefinition field)
    {
        var text = new StringBuilder();
        text.Append("**").Append(field.Name).Append("** of ").Append(owner.Title).Append("\n\n").Append(field.Doc);
        if (field.Words.Count > 0)
        {
            text.Append("\n\nOne of ").Append(string.Join(", ", field.Words.Select(static word => "`" + word + "`"))).Append('.');
        }

        if (Range(field) is { } range)
        {
            text.Append("\n\n").Append(range);
        }

        if (field.Default is { } value)
        {
            text.Append("\n\nWithout it: `").Append(value).Append("`.");
        }

        if (field.Required)
        {
            text.Append("\n\nIt must be written.");
        }

        if (field.HonouredBy is null)
        {
            text.Append("\n\nIt has no effect in this version of Relay.");
        }

        return text.ToString();
    }

    private static string? Range(FieldDefinition field)
    {
        string? least = field.Minimum is { } minimum && minimum > long.MinValue ? (field.ExclusiveMinimum ? "above " : "from ") + Number(minimum) : null;
        string? most = field.Maximum is { } maximum && maximum < long.MaxValue ? "up to " + Number(maximum) : null;
        string range = string.Join(' ', new[] { least, most }.OfType<string>());
        return range.Length == 0 ? field.Unit is null ? null : "In " + field.Unit + "."
            : "A number " + range + (field.Unit is null ? "." : " (" + field.Unit + ").");
    }

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
