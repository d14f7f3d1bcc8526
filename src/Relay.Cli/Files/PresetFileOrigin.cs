namespace Relay.Cli;

/// <summary>How a file came to be looked at.</summary>
internal enum PresetFileOrigin
{
    /// <summary>Named by its path or a pattern: if it is no preset that is an error.</summary>
    Named,

    /// <summary>Found by the default patterns of a project: if it is no preset it is left alone, with a note.</summary>
    Default,

    /// <summary>Found by its extension alone: if it is no preset it is none of our business.</summary>
    Plain,
}
