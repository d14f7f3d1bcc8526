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
}
