using Relay.Presets;

namespace Relay.Cli;

/// <summary>Which diagnostics the editor shows, so that only what changed is sent, and what is no longer true is taken back.</summary>
internal sealed class Publications(PresetWorkspace workspace)
{
    private Dictionary<string, PublishDiagnosticsParams> _shown = new(StringComparer.Ordinal);

    /// <summary>What is to be sent now.</summary>
    /// <param name="changed">The file whose diagnostics are sent in any case: its version is another one; null for none.</param>
    public IReadOnlyList<PublishDiagnosticsParams> Take(string? changed)
    {
        var now = new Dictionary<string, PublishDiagnosticsParams>(StringComparer.Ordinal);
        var found = new Dictionary<string, List<Finding>>(StringComparer.Ordinal);
        foreach (CheckResult check in workspace.Checks())
        {
            ILookup<string, Finding> findings = check.Compilation.Findings.ToLookup(static finding => finding.Location.File, StringComparer.Ordinal);
            foreach (string path in check.Files.Keys)
            {
                OpenDocument? open = workspace.Find(path);

                // A file that several projects read has the findings of all of them, each once.
                IEnumerable<Finding> said = found.TryGetValue(path, out List<Finding>? others) ? others.Concat(findings[path]).Distinct() : findings[path];
                found[path] = [.. said];
                now[path] = new PublishDiagnosticsParams(UriOf(path), [.. found[path].Select(Convert)]) { Version = open?.Version };
            }
        }

        var sent = new List<PublishDiagnosticsParams>();
        foreach ((string path, PublishDiagnosticsParams publication) in now)
        {
            bool isKnown = _shown.TryGetValue(path, out PublishDiagnosticsParams? before);
            if (path == changed || (isKnown ? !Same(before!.Diagnostics, publication.Diagnostics) : publication.Diagnostics.Length > 0))
            {
                sent.Add(publication);
            }
        }

        foreach ((string path, PublishDiagnosticsParams before) in _shown)
        {
            if (!now.ContainsKey(path) && before.Diagnostics.Length > 0)
            {
                sent.Add(new PublishDiagnosticsParams(UriOf(path), []));
            }
        }

        _shown = now;
        return sent;
    }

    /// <summary>A finding as a diagnostic: same place, same words.</summary>
    public LspDiagnostic Convert(Finding finding) => new(
        Positions.RangeOf(finding.Location.Span),
        finding.Rule.Severity switch { FindingSeverity.Error => 1, FindingSeverity.Warning => 2, _ => 3 },
        finding.Rule.Id,
        "relay",
        finding.Message)
    {
        RelatedInformation = finding.Related.Count == 0
            ? null
            : [.. finding.Related.Select(related => new RelatedInformation(new LspLocation(UriOf(related.File), Positions.RangeOf(related.Span)), finding.Rule.Title))],
        CodeDescription = RuleLink.IsAddress ? new CodeDescription(RuleLink.Of(finding.Rule)) : null,
    };

    /// <summary>The name of a file: the editor's own where it has the file open.</summary>
    public string UriOf(string path) => workspace.Find(path)?.Uri ?? DocumentUri.FromPath(path);

    private static bool Same(LspDiagnostic[] left, LspDiagnostic[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            bool isSame = left[i] with { RelatedInformation = null } == right[i] with { RelatedInformation = null }
                && (left[i].RelatedInformation ?? []).SequenceEqual(right[i].RelatedInformation ?? []);
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }
}
