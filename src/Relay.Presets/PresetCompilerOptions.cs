namespace Relay.Presets;

/// <summary>What a host tells the compiler of presets besides the files.</summary>
public sealed record PresetCompilerOptions
{
    /// <summary>Nothing told: the outcome depends on the files alone.</summary>
    public static PresetCompilerOptions Default { get; } = new();

    /// <summary>
    /// The day for suppressions that end (<c># relay: disable … until 2027-01-31</c>); its time of day does not matter. Null when none shall end, as in the
    /// generator, whose outcome must not change with the calendar.
    /// </summary>
    public DateTime? Today { get; init; }

    /// <summary>
    /// Public keys that signatures of presets in Markdown are verified with, besides those of the files of keys among the documents
    /// (<see cref="PresetCompiler.ReadKeys"/>); a signature of another key is a note.
    /// </summary>
    public EquatableArray<PresetKey> Keys { get; init; }

    /// <summary>
    /// The paths of files that must be signed with one of the keys (<c>RelayRequireSignatures</c> and <c>RequireSignature</c>, see
    /// <see cref="SignatureRequirement"/>): without such a signature they have an error, and so have those that cannot be signed.
    /// </summary>
    public EquatableArray<string> SignedPaths { get; init; }
}
