namespace Relay.Cli.Tests;

/// <summary>What a host says: everything that must be the same in every host. Lines and columns count from 0, in UTF-16 units.</summary>
internal sealed record ReportedFinding(string File, string Id, string Severity, int StartLine, int StartColumn, int EndLine, int EndColumn, string Message)
{
    /// <summary>The finding as fixtures write it.</summary>
    public ExpectedFinding ToExpected() => new(File, Id, ExpectedFinding.SpanOf(StartLine, StartColumn, EndLine, EndColumn), Message);
}
