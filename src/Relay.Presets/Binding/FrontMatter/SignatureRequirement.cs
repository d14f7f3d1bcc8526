namespace Relay.Presets;

/// <summary>What a project says about signatures of its presets, read the same way by every host.</summary>
public static class SignatureRequirement
{
    /// <summary>The MSBuild property that is about all presets of a project.</summary>
    public const string Property = "RelayRequireSignatures";

    /// <summary>The metadata of an item that is about its files, and goes before the property.</summary>
    public const string Metadata = "RequireSignature";

    /// <summary>Whether a file must be signed. A word that is neither true nor false counts as true: a slip must not switch a check off.</summary>
    /// <param name="property">The property's value; null or blank when it is not set.</param>
    /// <param name="metadata">The item's value; null or blank when it has none.</param>
    public static bool Of(string? property, string? metadata) => IsSet(metadata) ? IsOn(metadata) : IsOn(property);

    /// <summary>Whether there is a value.</summary>
    public static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>Whether a value asks for signatures.</summary>
    public static bool IsOn(string? value) => IsSet(value) && !string.Equals(value!.Trim(), "false", StringComparison.OrdinalIgnoreCase);
}
