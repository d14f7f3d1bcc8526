namespace Relay.Generators;

/// <summary>How a file came to be looked at.</summary>
internal enum PresetOrigin
{
    /// <summary>A default pattern found it: if it is no preset it is left alone, with a note.</summary>
    Default,

    /// <summary>The project names it as a <c>RelayPreset</c>: if it is no preset that is an error.</summary>
    Explicit,

    /// <summary>An additional file of some kind, perhaps of another tool: if it is no preset it is none of our business.</summary>
    Plain,

    /// <summary>The project names it as a file of public keys (<c>RelayPreset="keys"</c>), with which signatures are verified.</summary>
    Keys,
}
