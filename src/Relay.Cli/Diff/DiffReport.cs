using System.Globalization;
using Spectre.Console;

namespace Relay.Cli;

/// <summary>Writes a comparison, for people and as JSON.</summary>
internal static class DiffReport
{
    /// <summary>Version of the JSON form; fields are added in later versions, never renamed or removed (docs/cli.md).</summary>
    public const int Version = 1;

    /// <summary>The comparison as one JSON object.</summary>
    public static string WriteJson(IReadOnlyList<PresetChange> changes) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteBoolean("breaking", changes.Any(static change => change.IsBreaking));
        json.WriteStartArray("changes");
        foreach (PresetChange change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", SpecTexts.Word(change.Kind));
            json.WriteBoolean("breaking", change.IsBreaking);
            json.WriteString("name", change.Name);
            json.WriteString("field", change.Field);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            if (change.Percent is { } percent)
            {
                json.WriteNumber("percent", percent);
            }
            else
            {
                json.WriteNull("percent");
            }

            json.WriteString("message", change.Name + " " + ChangeText.Of(change));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes one line a change, and a summary.</summary>
    public static void WriteHuman(CliHost host, IReadOnlyList<PresetChange> changes)
    {
        IAnsiConsole console = Terminal.Of(host);
        int breaking = 0;
        foreach (PresetChange change in changes)
        {
            breaking += change.IsBreaking ? 1 : 0;
            string mark = change.IsBreaking ? "[red]breaking[/]" : "[grey]change[/]  ";
            console.MarkupLine($"{mark}  {Markup.Escape(change.Name)}: {Markup.Escape(ChangeText.Of(change))}");
        }

        console.WriteLine(changes.Count == 0
            ? "Both mean the same."
            : string.Create(CultureInfo.InvariantCulture, $"{changes.Count} change{(changes.Count == 1 ? "" : "s")}, {breaking} of them breaking."));
    }
}
