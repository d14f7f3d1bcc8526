namespace Relay.Cli;

/// <summary>How a file came to be looked at.</summary>
internal enum PresetFileOrigin
{
    /// <summary>No preset but public keys: named by its project as those, or by a path that ends in <c>.pem</c>.</summary>
    Keys,

    /// <summary>Named by its path or a pattern: if it is no preset that is an error.</summary>
    Named,

    /// <summary>Found by the default patterns of a project: if it is no preset it is left alone, with a note.</summary>
    Default,

    /// <summary>Found by its extension alone: if it is no preset it is none of our business.</summary>
    Plain,
}
