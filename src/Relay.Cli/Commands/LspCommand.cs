using System.CommandLine;

namespace Relay.Cli;

/// <summary><c>relay lsp</c>: the language server over standard input and output.</summary>
internal static class LspCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        // What many clients add by themselves; there is no other way of talking.
        var stdio = new Option<bool>("--stdio") { Description = "Over standard input and output, which is the only way." };
        var command = new Command("lsp", "Serves editors by the language server protocol: findings, fixes, hover, completion.") { stdio };
        command.SetAction(async (_, cancellation) =>
        {
            await using Stream input = host.OpenInput(), output = host.OpenOutput();
            return await new LanguageServer(input, output, host.Time).RunAsync(cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
