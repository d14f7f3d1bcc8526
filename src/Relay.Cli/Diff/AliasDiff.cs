using System.Globalization;

namespace Relay.Cli;

/// <summary>Compares one alias with itself.</summary>
internal static class AliasDiff
{
    /// <summary>Adds the differences.</summary>
    public static void Add(List<PresetChange> changes, ModelSpec before, ModelSpec after)
    {
        if (before.Target != after.Target)
        {
            changes.Add(new(ChangeKind.Retargeted, after.Alias, null, before.Target, after.Target));
        }

        AddPrices(changes, before, after);
        AddLimit(changes, ChangeKind.ContextWindow, after.Alias, before.ContextWindow, after.ContextWindow);
        AddLimit(changes, ChangeKind.MaxOutput, after.Alias, before.MaxOutput, after.MaxOutput);
        AddCapabilities(changes, before, after);
        AddTexts(changes, ChangeKind.Parameter, after.Alias, SpecTexts.Parameters(before.Parameters), SpecTexts.Parameters(after.Parameters));
        AddTexts(changes, ChangeKind.Setting, after.Alias, SpecTexts.Settings(before), SpecTexts.Settings(after));
    }

    private static void AddPrices(List<PresetChange> changes, ModelSpec before, ModelSpec after)
    {
        foreach ((string rate, decimal? from, decimal? to) in PriceDiff.Between(before, after))
        {
            changes.Add(new(ChangeKind.Price, after.Alias, rate, SpecTexts.Number(from), SpecTexts.Number(to)) { Percent = Percent(from, to) });
        }
    }

    /// <summary>A limit that became lower breaks prompts that fitted; one that is no longer known is checked by nobody.</summary>
    private static void AddLimit(List<PresetChange> changes, ChangeKind kind, string name, int? before, int? after)
    {
        if (before != after)
        {
            changes.Add(new(kind, name, null, before?.ToString(CultureInfo.InvariantCulture), after?.ToString(CultureInfo.InvariantCulture))
            {
                IsBreaking = after < before,
                Percent = Percent(before, after),
            });
        }
    }

    private static void AddCapabilities(List<PresetChange> changes, ModelSpec before, ModelSpec after)
    {
        foreach (Capability capability in Enum.GetValues<Capability>())
        {
            Support old = before.Capabilities[capability], now = after.Capabilities[capability];
            if (old != now)
            {
                ChangeKind kind = now switch { Support.No => ChangeKind.CapabilityLost, Support.Yes => ChangeKind.CapabilityGained, _ => ChangeKind.CapabilityUnknown };

                // What is known to be absent is refused before the call, also where nothing was known.
                changes.Add(new(kind, after.Alias, CapabilityWords.Of(capability), SpecTexts.Support(old), SpecTexts.Support(now)) { IsBreaking = now == Support.No });
            }
        }
    }

    internal static void AddTexts(List<PresetChange> changes, ChangeKind kind, string name, SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        foreach (string field in new SortedSet<string>([.. before.Keys, .. after.Keys], StringComparer.Ordinal))
        {
            string? old = before.GetValueOrDefault(field), now = after.GetValueOrDefault(field);
            if (old != now)
            {
                changes.Add(new(kind, name, field, Shown(kind, field, old), Shown(kind, field, now)));
            }
        }
    }

    /// <summary>That a secret changed is told, and not what it is.</summary>
    private static string? Shown(ChangeKind kind, string field, string? text) =>
        text is null || kind != ChangeKind.Parameter ? text : SecretMask.OfParameter(field, text);

    private static decimal? Percent(decimal? before, decimal? after) =>
        before is { } from and not 0 && after is { } to ? Math.Round((to - from) / from * 100, 1) : null;
}
