using System.CommandLine;

namespace Relay.Cli;

/// <summary>What several commands take.</summary>
internal static class SharedOptions
{
    /// <summary>Files, folders and patterns.</summary>
    public static Argument<string[]> Paths() => new("paths")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files, folders or patterns (in quotes). Without any: the presets of the current folder, found as the build finds them.",
    };
}
