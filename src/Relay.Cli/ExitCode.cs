namespace Relay.Cli;

/// <summary>What the process says when it ends. The numbers are a promise (docs/cli.md).</summary>
internal static class ExitCode
{
    /// <summary>Nothing to object to.</summary>
    public const int Clean = 0;

    /// <summary>The presets have an error, or a comparison found a breaking change.</summary>
    public const int Findings = 1;

    /// <summary>The command could not be carried out: misused, or a file could not be found or read.</summary>
    public const int Unusable = 2;
}
