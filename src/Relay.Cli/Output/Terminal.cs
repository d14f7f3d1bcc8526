using Spectre.Console;

namespace Relay.Cli;

/// <summary>Makes the console that people read: coloured on a terminal, plain text elsewhere, and no line is ever broken by us.</summary>
internal static class Terminal
{
    private const int Unbroken = 1 << 16;

    /// <summary>The console over a host's output.</summary>
    public static IAnsiConsole Of(CliHost host)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.UseColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.UseColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(host.Output),
        });
        console.Profile.Width = Unbroken;
        return console;
    }

    /// <summary>A line of somebody's file as it may be printed: what would steer the terminal is a replacement character; the length stays.</summary>
    public static string Printable(string line) => string.Create(line.Length, line, static (shown, from) =>
    {
        for (int i = 0; i < from.Length; i++)
        {
            shown[i] = char.IsControl(from[i]) && from[i] != '\t' ? '\uFFFD' : from[i];
        }
    });
}
