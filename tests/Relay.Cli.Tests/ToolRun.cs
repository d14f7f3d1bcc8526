namespace Relay.Cli.Tests;

/// <summary>One run of the tool inside the test's process.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed about itself.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool in a folder.</summary>
    public static async Task<ToolRun> InAsync(string folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost
        {
            CurrentFolder = folder,
            Output = output,
            Error = error,
            OpenInput = static () => Stream.Null,
            OpenOutput = static () => Stream.Null,
            Time = new FixedTime(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)),
        };
        int exitCode = await RelayTool.RunAsync(arguments, host);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
