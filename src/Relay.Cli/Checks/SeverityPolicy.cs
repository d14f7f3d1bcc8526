using Relay.Presets;

namespace Relay.Cli;

/// <summary>How seriously a finding is taken, as the build takes it with <c>TreatWarningsAsErrors</c> and <c>RelayStrictCatalog</c>.</summary>
/// <param name="WarningsAreErrors">Whether warnings are errors, save those that rest on the catalog.</param>
/// <param name="IsCatalogStrict">Whether warnings that rest on the catalog are errors.</param>
internal sealed record SeverityPolicy(bool WarningsAreErrors = false, bool IsCatalogStrict = false)
{
    /// <summary>The severity of a rule's findings.</summary>
    public FindingSeverity Of(FindingRule rule) =>
        rule.Severity == FindingSeverity.Warning && (rule.IsCatalogKnowledge ? IsCatalogStrict : WarningsAreErrors) ? FindingSeverity.Error : rule.Severity;
}
