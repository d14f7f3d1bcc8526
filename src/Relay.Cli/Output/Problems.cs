namespace Relay.Cli;

/// <summary>Tells what could not be found or read.</summary>
internal static class Problems
{
    /// <summary>Writes one line each to the host's error output.</summary>
    public static async Task WriteAsync(CliHost host, PresetFileSet files)
    {
        foreach (string problem in files.Problems)
        {
            await host.Error.WriteLineAsync("relay: " + problem).ConfigureAwait(false);
        }
    }
}
