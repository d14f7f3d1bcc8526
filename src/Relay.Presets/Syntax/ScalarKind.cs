namespace Relay.Presets;

/// <summary>What a scalar is by the YAML 1.2 core schema.</summary>
internal enum ScalarKind
{
    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number in decimal, <c>0o</c> octal or <c>0x</c> hexadecimal.</summary>
    Integer,

    /// <summary>A number with a point or an exponent, infinity, or not-a-number.</summary>
    Float,

    /// <summary>Anything else, and everything in quotes or in a block.</summary>
    Text,
}
