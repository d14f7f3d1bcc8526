namespace Relay.Cli;

/// <summary>What a command knows of the process around it, so that tests can give it another one.</summary>
internal sealed record CliHost
{
    /// <summary>The folder that paths are seen from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where problems of the run itself go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What comes in as bytes; only the language server reads it.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Where bytes go; only the language server writes them.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Whether output may be coloured.</summary>
    public bool UseColor { get; init; }

    /// <summary>Says what day it is.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The process as it is: colours only on a terminal, and none where <c>NO_COLOR</c> is set to anything (no-color.org).</summary>
    public static CliHost ForProcess() => new()
    {
        CurrentFolder = Directory.GetCurrentDirectory(),
        Output = Console.Out,
        Error = Console.Error,
        OpenInput = Console.OpenStandardInput,
        OpenOutput = Console.OpenStandardOutput,
        UseColor = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };
}
