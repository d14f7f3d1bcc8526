namespace Relay.Cli;

/// <summary>Says which files could not be found or read, and which a build may see in another way.</summary>
internal static class Problems
{
    /// <summary>Writes one line each to the host's error output.</summary>
    public static async Task WriteAsync(CliHost host, PresetFileSet files)
    {
        foreach (string problem in files.Problems)
        {
            await host.Error.WriteLineAsync("relay: " + problem).ConfigureAwait(false);
        }

        foreach (string note in files.Notes)
        {
            await host.Error.WriteLineAsync("relay: note: " + note).ConfigureAwait(false);
        }
    }
}
