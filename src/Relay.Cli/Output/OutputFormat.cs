namespace Relay.Cli;

/// <summary>How findings are written down.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Human,

    /// <summary>JSON as docs/cli.md describes it.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which code scanning services read.</summary>
    Sarif,

    /// <summary>Workflow commands of GitHub Actions, which annotate a change at its lines.</summary>
    GitHub,
}
