namespace Relay.Presets;

/// <summary>Reports the files that the project asks a signature of and that have none which holds.</summary>
/// <remarks>
/// A preset in Markdown inherits from nobody. What it does not say (<c>defaults</c>) and the providers that it names may stand in a preset in YAML; that is asked for
/// a signature by itself, and has none to give, which its finding says.
/// </remarks>
internal sealed class RequiredSignatures(FindingSink findings, PresetCompilerOptions options)
{
    private readonly HashSet<string> _required = new(options.SignedPaths, StringComparer.Ordinal);

    /// <summary>Looks at a file whose signatures were verified. One that is no preset adds nothing, and needs no signature.</summary>
    /// <param name="document">The file.</param>
    /// <param name="isVerified">Whether one of them holds.</param>
    public void Add(PresetDocument document, bool isVerified)
    {
        if (!isVerified && document.IsPreset && _required.Contains(document.Path))
        {
            findings.Add(SecurityRules.SignatureRequired, Place(document), Message(document));
        }
    }

    private static string Message(PresetDocument document) =>
        PresetSyntaxReader.SyntaxOf(document.Path) != PresetSyntax.Markdown
            ? "The project asks for a signature of every preset, and a file in YAML or JSON cannot have one. Write it as '.mda', or say RequireSignature=\"false\" on its item."
        : (document.Syntax.Root as MappingNode)?.Entry("signatures") is null
            ? "The project asks for a signature of this preset, and it has none. Have it signed, or restore the file."
        : "The project asks for a signature of this preset, and none of its own is by a key of the project and of the file as it is. Do not trust the file.";

    private static SourceLocation Place(PresetDocument document) =>
        (document.Syntax.Root as MappingNode)?.Entry("signatures") is { } signatures
            ? signatures.Key.Location
            : FirstLine.Of(document.Syntax.Root?.Location ?? new SourceLocation(document.Path, default));
}
