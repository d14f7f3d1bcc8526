using System.CommandLine;

namespace Relay.Cli;

/// <summary>The tool as a whole: its commands, and how a run of it ends.</summary>
internal static class RelayTool
{
    /// <summary>Carries out one command line.</summary>
    /// <param name="arguments">The words behind <c>relay</c>.</param>
    /// <param name="host">The process around it.</param>
    /// <param name="cancellation">Ends the language server and the reading of files.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Starts, checks, fixes, explains and compares the presets of Relay, and serves editors.")
        {
            InitCommand.Create(host),
            CheckCommand.Create(host),
            FixCommand.Create(host),
            ExplainCommand.Create(host),
            SchemaCommand.Create(host),
            DiffCommand.Create(host),
            LspCommand.Create(host),
        };
        ParseResult result = root.Parse(arguments);
        var configuration = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
        try
        {
            int exitCode = await result.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
            return result.Errors.Count > 0 ? ExitCode.Unusable : exitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync("relay: " + exception.Message).ConfigureAwait(false);
            return ExitCode.Unusable;
        }
    }
}
