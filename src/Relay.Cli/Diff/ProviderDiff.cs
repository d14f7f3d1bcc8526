using Relay.Presets;

namespace Relay.Cli;

/// <summary>Compares the providers of the project's own.</summary>
internal static class ProviderDiff
{
    /// <summary>Adds the differences, by name.</summary>
    public static void Add(List<PresetChange> changes, EquatableArray<ProviderModel> before, EquatableArray<ProviderModel> after)
    {
        var old = before.ToDictionary(static provider => provider.Name, static provider => provider.Facts, StringComparer.OrdinalIgnoreCase);
        var now = after.ToDictionary(static provider => provider.Name, static provider => provider.Facts, StringComparer.OrdinalIgnoreCase);
        foreach (string name in new SortedSet<string>([.. old.Keys, .. now.Keys], StringComparer.OrdinalIgnoreCase))
        {
            ProviderFacts? was = old.GetValueOrDefault(name), isNow = now.GetValueOrDefault(name);
            if (was is null)
            {
                changes.Add(new(ChangeKind.ProviderAdded, isNow!.Name, null, null, Address(isNow)));
            }
            else if (isNow is null)
            {
                changes.Add(new(ChangeKind.ProviderRemoved, was.Name, null, Address(was), null) { IsBreaking = true });
            }
            else
            {
                AliasDiff.AddTexts(changes, ChangeKind.Provider, isNow.Name, ProviderTexts.Of(was), ProviderTexts.Of(isNow));
            }
        }
    }

    private static string Address(ProviderFacts provider) => SecretShapes.Scrub(provider.BaseUrl ?? "");
}
