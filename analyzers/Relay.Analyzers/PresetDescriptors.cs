using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>The rules of presets as the compiler knows them: same id, same severity, and the rule's page as help.</summary>
internal static class PresetDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Create();

    /// <summary>All rules, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = Sorted();

    /// <summary>The descriptor of <paramref name="rule"/>.</summary>
    public static DiagnosticDescriptor Of(FindingRule rule) => ById[rule.Id];

    private static Dictionary<string, DiagnosticDescriptor> Create()
    {
        Dictionary<string, DiagnosticDescriptor> descriptors = new(StringComparer.Ordinal);
        for (int i = 0; i < FindingRules.All.Count; i++)
        {
            FindingRule rule = FindingRules.All[i];
            descriptors.Add(rule.Id, new DiagnosticDescriptor(
                rule.Id,
                rule.Title,
                "{0}",
                "Relay.Presets",
                SeverityOf(rule.Severity),
                isEnabledByDefault: true,
                rule.Description,
                RulePageWriter.PathOf(rule)));
        }

        return descriptors;
    }

    private static DiagnosticSeverity SeverityOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static ImmutableArray<DiagnosticDescriptor> Sorted()
    {
        ImmutableArray<DiagnosticDescriptor>.Builder builder = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(ById.Count);
        builder.AddRange(ById.Values);
        builder.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return builder.MoveToImmutable();
    }
}
