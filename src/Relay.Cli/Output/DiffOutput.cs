using Spectre.Console;

namespace Relay.Cli;

/// <summary>Prints the difference of a preset before and after, without its secrets.</summary>
internal static class DiffOutput
{
    /// <summary>Prints it to the host's output.</summary>
    public static void Write(CliHost host, string path, string before, string after)
    {
        string diff = UnifiedDiff.Write(
            path,
            LineDiff.Lines(before),
            LineDiff.Lines(after),
            LineDiff.Lines(SecretMask.Apply(path, before)),
            LineDiff.Lines(SecretMask.Apply(path, after)));
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
