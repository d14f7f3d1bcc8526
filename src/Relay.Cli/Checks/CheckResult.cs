using Relay.Presets;

namespace Relay.Cli;

/// <summary>Files that were read and linked.</summary>
/// <param name="Files">The files, by <see cref="PresetFile.Path"/>; those that are none of our business are not among them.</param>
/// <param name="Documents">What each says by itself.</param>
/// <param name="Compilation">What they say together.</param>
internal sealed record CheckResult(IReadOnlyDictionary<string, PresetFile> Files, IReadOnlyList<PresetDocument> Documents, PresetCompilation Compilation)
{
    private Dictionary<string, PresetDocument>? _byPath;
    private ILookup<string, SourceSpan>? _secrets;

    /// <summary>What a file says by itself. One that was none of our business is read for it.</summary>
    public PresetDocument DocumentOf(PresetFile file)
    {
        _byPath ??= Documents.ToDictionary(static document => document.Path, StringComparer.Ordinal);
        return _byPath.TryGetValue(file.Path, out PresetDocument? document) ? document : new PresetDocumentCache().Read(file);
    }

    /// <summary>The places in a file that rules about secrets point at, suppressed or not.</summary>
    public IEnumerable<SourceSpan> SecretsIn(PresetFile file)
    {
        _secrets ??= Compilation.Findings.Concat(Compilation.Suppressed.Select(static suppressed => suppressed.Finding))
            .Where(static finding => finding.Rule == SecurityRules.SecretInPreset || finding.Rule == SecurityRules.LiteralCredential)
            .ToLookup(static finding => finding.Location.File, static finding => finding.Location.Span, StringComparer.Ordinal);
        return _secrets[file.Path];
    }
}
