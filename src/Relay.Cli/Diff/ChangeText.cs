using System.Globalization;

namespace Relay.Cli;

/// <summary>Changes in a sentence.</summary>
internal static class ChangeText
{
    /// <summary>What happened to the alias or group, without its name.</summary>
    public static string Of(PresetChange change) => change.Kind switch
    {
        ChangeKind.AliasAdded => "added, for " + change.After,
        ChangeKind.AliasRemoved => "removed; it stood for " + change.Before,
        ChangeKind.Retargeted => "stands for another model: " + Step(change),
        ChangeKind.Recast => $"was an {change.Before} and is a {change.After}".Replace("an group", "a group", StringComparison.Ordinal).Replace("a alias", "an alias", StringComparison.Ordinal),
        ChangeKind.Price => $"price of {change.Field}: {Money(change.Before)} -> {Money(change.After)} per 1M tokens{Percent(change)}",
        ChangeKind.ContextWindow => "context window: " + Step(change, "unknown") + " tokens" + Percent(change),
        ChangeKind.MaxOutput => "longest answer: " + Step(change, "unknown") + " tokens" + Percent(change),
        ChangeKind.CapabilityLost => $"can no longer do {change.Field} ({Step(change, "unknown")})",
        ChangeKind.CapabilityGained => $"can do {change.Field} ({Step(change, "unknown")})",
        ChangeKind.CapabilityUnknown => $"may or may not do {change.Field} ({Step(change, "unknown")})",
        ChangeKind.Parameter => $"params.{change.Field}: {Step(change)}",
        ChangeKind.Setting => $"{change.Field}: {Step(change)}",
        ChangeKind.ProviderAdded => $"provider added, at {change.After}",
        ChangeKind.ProviderRemoved => $"provider removed; it was at {change.Before}",
        ChangeKind.Provider => $"provider's {change.Field}: {Step(change)}",
        ChangeKind.GroupAdded => $"added, of {change.After}",
        ChangeKind.GroupRemoved => $"removed; it had {change.Before}",
        ChangeKind.Strategy => "strategy: " + Step(change),
        ChangeKind.MemberAdded => $"new member {change.Field} ({change.After})",
        ChangeKind.MemberRemoved => $"member {change.Field} removed",
        ChangeKind.MemberOrder => "members in another order: " + Step(change),
        _ => $"member {change.Field}: {Step(change)}",
    };

    private static string Step(PresetChange change, string nothing = "none") => (change.Before ?? nothing) + " -> " + (change.After ?? nothing);

    private static string Money(string? rate) => rate is null ? "unknown" : "$" + rate;

    private static string Percent(PresetChange change) =>
        change.Percent is { } percent ? percent.ToString(" (+0.#'%');' ('-0.#'%)'", CultureInfo.InvariantCulture) : "";
}
