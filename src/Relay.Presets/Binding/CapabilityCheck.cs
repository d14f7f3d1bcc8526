using System.Globalization;

namespace Relay.Presets;

/// <summary>Compares what a preset declares of a model with what the catalog says of it.</summary>
internal static class CapabilityCheck
{
    /// <summary>Reports contradictions. Behind another address there may be another model of the same name, so nothing is said there.</summary>
    public static void Check(FindingSink findings, MappingNode? declared, MappingNode body, Target target)
    {
        if (declared is null || target.Facts is not { } facts || body.Entry("base_url") is not null)
        {
            return;
        }

        foreach (KeyValuePair<string, Capability> field in CapabilityBinder.Fields)
        {
            Support known = facts.Capabilities[field.Value];
            if (declared.Flag(field.Key) is { } can && known == (can ? Support.No : Support.Yes))
            {
                Report(findings, declared, field.Key, can
                    ? $"The catalog says that {Echo.Plain(target.Text)} does not have '{field.Key}'; calls that use it will fail at the provider."
                    : $"The catalog says that {Echo.Plain(target.Text)} has '{field.Key}'; calls that use it are refused all the same.");
            }
        }

        CheckLimit(findings, declared, "context_window", facts.ContextWindow, target);
        CheckLimit(findings, declared, "max_output", facts.MaxOutput, target);
    }

    /// <summary>A lower limit than the catalog's may be meant; a higher one cannot be had.</summary>
    private static void CheckLimit(FindingSink findings, MappingNode declared, string field, int? known, Target target)
    {
        if (declared.Whole(field) > known)
        {
            Report(findings, declared, field, $"The catalog says that the '{field}' of {Echo.Plain(target.Text)} is {known.Value.ToString(CultureInfo.InvariantCulture)} tokens, fewer than declared.");
        }
    }

    private static void Report(FindingSink findings, MappingNode declared, string field, string message) =>
        findings.Add(CapabilityRules.ContradictsCatalog, declared.Value(field)!.Location, message);
}
