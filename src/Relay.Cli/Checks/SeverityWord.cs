using Relay.Presets;

namespace Relay.Cli;

/// <summary>Severities in words.</summary>
internal static class SeverityWord
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
