using Spectre.Console;

namespace Relay.Cli;

/// <summary>Prints the difference of a preset before and after, without its secrets.</summary>
internal static class DiffOutput
{
    /// <summary>Prints it to the host's output.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="mended">What is known about the files before and after.</param>
    /// <param name="before">The file as it was.</param>
    /// <param name="after">The file as it is now.</param>
    public static void Write(CliHost host, MendResult mended, PresetFile before, PresetFile after)
    {
        string diff = UnifiedDiff.Write(
            before.Path,
            LineDiff.Lines(before.Text),
            LineDiff.Lines(after.Text),
            LineDiff.Lines(SecretMask.Apply(mended.Before, before)),
            LineDiff.Lines(SecretMask.Apply(mended.Check, after)));
        IAnsiConsole console = Terminal.Of(host);
        foreach (string line in LineDiff.Lines(diff))
        {
            string color = line[0] switch
            {
                '+' => "green",
                '-' => "red",
                '@' => "blue",
                _ => "default",
            };
            console.MarkupLine($"[{color}]{Markup.Escape(Terminal.Printable(line.TrimEnd('\n')))}[/]");
        }
    }
}
