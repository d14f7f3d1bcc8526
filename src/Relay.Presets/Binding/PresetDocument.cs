namespace Relay.Presets;

/// <summary>One preset file, read and bound by itself. Value-equal; the unit the generator caches.</summary>
/// <param name="Syntax">The file as it was read.</param>
public sealed record PresetDocument(PresetSyntaxTree Syntax)
{
    /// <summary>The text it was read from, where <see cref="PresetRereader"/> can go on from here.</summary>
    internal Memo<ReadText> ReadFrom;

    /// <summary>What this document and those behind it came to, where it is the first of them.</summary>
    internal Memo<LinkedDocuments> Linked;

    /// <summary>Path of the file as given.</summary>
    public string Path => Syntax.Path;

    /// <summary>Whether the file is a preset; one that is not adds nothing to the configuration.</summary>
    public bool IsPreset { get; init; }

    /// <summary>What was wrong in this file by itself, syntax included.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>The public keys of a file of keys, for the signatures of all files that it is linked with.</summary>
    public EquatableArray<PresetKey> Keys { get; init; }

    /// <summary>The models of the file, in its order.</summary>
    internal EquatableArray<Declaration> Models { get; init; }

    /// <summary>The groups of the file, in its order.</summary>
    internal EquatableArray<Declaration> Groups { get; init; }

    /// <summary>The providers of the file, in its order.</summary>
    internal EquatableArray<Declaration> Providers { get; init; }

    /// <summary>The pricing profiles of the file, in its order.</summary>
    internal EquatableArray<Declaration> PricingProfiles { get; init; }

    /// <summary>The signatures of the file, to be verified with the keys of the project.</summary>
    internal EquatableArray<SignatureClaim> Signatures { get; init; }

    /// <summary>The section <c>defaults</c>; null when there is none.</summary>
    internal MappingNode? Defaults { get; init; }

    /// <summary>The section <c>catalog</c>; null when there is none.</summary>
    internal MappingNode? Catalog { get; init; }

    /// <summary>The section <c>observability</c>; null when there is none.</summary>
    internal MappingNode? Observability { get; init; }
}
