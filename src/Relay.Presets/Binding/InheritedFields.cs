namespace Relay.Presets;

/// <summary>Looks for fields that stop being right when a model inherits them under another target: a price, and a key.</summary>
internal static class InheritedFields
{
    /// <summary>Reports what <paramref name="model"/> takes over from its parent although it names another model or provider.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="parent">The fields that hold for the parent; null when there is none.</param>
    /// <param name="model">The model.</param>
    public static void Check(FindingSink findings, MappingNode? parent, Declaration model)
    {
        if (parent.Scalar("target") is not { } inherited || model.Body.Scalar("target") is not { } own || inherited.Text == own.Text)
        {
            return;
        }

        if (parent.Entry("cost") is { } cost && !Writes(model, "cost"))
        {
            findings.Add(
                PricingRules.InheritedCost,
                own.Location,
                $"{Echo.Quote(model.Name)} inherits its 'cost' from a model with another target; write its own, or 'cost: null'.",
                related: cost.Key.Location);
        }

        if (parent.Entry("credential") is { } credential && !Writes(model, "credential") && Provider(inherited) != Provider(own))
        {
            findings.Add(
                SecurityRules.InheritedCredential,
                own.Location,
                $"{Echo.Quote(model.Name)} inherits the 'credential' of another provider, which would get that key; write its own, or 'credential: null'.",
                related: credential.Key.Location);
        }
    }

    private static bool Writes(Declaration model, string field)
    {
        foreach (MappingEntry entry in model.Body.Entries)
        {
            if (entry.Key.Text == field)
            {
                return true;
            }
        }

        return false;
    }

    private static string Provider(ScalarNode target)
    {
        string name = target.Text.Split('/')[0];
        return ProviderTable.TryGet(name, out ProviderFacts? provider) ? provider.Name : name.ToLowerInvariant();
    }
}
