using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>The rules of presets as the compiler knows them: same id, same severity, and the rule's page as help.</summary>
internal static class PresetDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Create();

    /// <summary>The rules whose findings stand in presets, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfPresets { get; } = Sorted(isUse: false);

    /// <summary>The rules about C# that uses aliases, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUse { get; } = Sorted(isUse: true);

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
                RuleLink.Of(rule)));
        }

        return descriptors;
    }

    private static DiagnosticSeverity SeverityOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static ImmutableArray<DiagnosticDescriptor> Sorted(bool isUse)
    {
        ImmutableArray<DiagnosticDescriptor>.Builder builder = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(ById.Count);
        foreach (DiagnosticDescriptor descriptor in ById.Values)
        {
            if (descriptor.Id.StartsWith("RLY07", StringComparison.Ordinal) == isUse)
            {
                builder.Add(descriptor);
            }
        }

        builder.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return builder.ToImmutable();
    }
}
