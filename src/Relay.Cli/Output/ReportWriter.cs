namespace Relay.Cli;

/// <summary>Writes a report in one of the forms there are.</summary>
internal static class ReportWriter
{
    /// <summary>Writes it to the host's output.</summary>
    public static Task WriteAsync(CliHost host, OutputFormat format, CheckReport report) => format switch
    {
        OutputFormat.Json => host.Output.WriteLineAsync(JsonReport.Write(report)),
        OutputFormat.Sarif => host.Output.WriteLineAsync(SarifReport.Write(report)),
        OutputFormat.GitHub => host.Output.WriteAsync(GitHubReport.Write(report)),
        _ => HumanReport.WriteAsync(host, report),
    };
}
