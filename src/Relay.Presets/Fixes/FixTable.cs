namespace Relay.Presets;

/// <summary>Which mends there are for which rule. A rule that is not listed has those that its finding suggests.</summary>
internal static class FixTable
{
    private static readonly Dictionary<string, Func<FixContext, IEnumerable<PresetFix?>>> ByRule = new(StringComparer.Ordinal)
    {
        [SyntaxRules.FrontMatter.Id] = static context => [.. Suggested(context), FenceFixes.Write(context)],
        [SyntaxRules.DuplicateKey.Id] = static context => [EntryFixes.RemoveAtKey(context)],
        [SyntaxRules.TabIndentation.Id] = static context => [TabFixes.ToSpaces(context)],
        [SyntaxRules.YamlBoolean.Id] = static context => TextFixes.OfBoolean(context),
        [SuppressionRules.Unused.Id] = static context => [SuppressionFixes.Remove(context)],
        [SuppressionRules.UnknownRule.Id] = static context => [.. Suggested(context), SuppressionFixes.Remove(context)],
        [SuppressionRules.NotSuppressible.Id] = static context => [SuppressionFixes.Remove(context)],
        [SchemaRules.UnknownField.Id] = static context => [.. Suggested(context), EntryFixes.MoveHome(context), EntryFixes.MoveOut(context), CredentialFixes.Shorten(context), EntryFixes.RemoveUnknown(context)],
        [SchemaRules.UnsupportedVersion.Id] = static context => [.. Suggested(context), EntryFixes.WriteVersion(context)],
        [SchemaRules.OutOfRange.Id] = static context => Suggested(context, isPreferred: false),
        [SchemaRules.NoEffect.Id] = static context => [EntryFixes.RemoveSetting(context)],
        [SchemaRules.MisspeltParameter.Id] = static context => [.. Suggested(context), EntryFixes.MoveOut(context), EntryFixes.MoveUnder(context, ParameterFields.ExtraBody)],
        [SchemaRules.UnknownParameter.Id] = static context => [EntryFixes.MoveUnder(context, ParameterFields.ExtraBody)],
        [SchemaRules.ConflictingSetting.Id] = static context => [EntryFixes.Remove(context)],
        [SchemaRules.RepeatedSynonym.Id] = static context => [EntryFixes.Remove(context)],
        [SchemaRules.ReservedParameter.Id] = static context => [EntryFixes.Remove(context)],
        [SchemaRules.ReservedHeader.Id] = static context => [context.Entry?.Entry.Key.Location == context.Finding.Location ? EntryFixes.Remove(context) : null],
        [SchemaRules.IdleField.Id] = static context => [.. Suggested(context), EntryFixes.WriteAuth(context), EntryFixes.Remove(context)],
        [SchemaRules.InvalidPresetPath.Id] = static context => Suggested(context, isPreferred: false),
        [ReferenceRules.UnknownModel.Id] = static context => Suggested(context, isPreferred: false),
        [ReferenceRules.UnknownParent.Id] = static context => [.. Suggested(context), EntryFixes.RemoveParent(context)],
        [ReferenceRules.UnknownPricingProfile.Id] = static context => [.. Suggested(context), EntryFixes.Remove(context)],
        [ReferenceRules.UnknownOtherProvider.Id] = static context => [.. Suggested(context), EntryFixes.Remove(context)],
        [ReferenceRules.OtherWire.Id] = static context => [EntryFixes.Remove(context)],
        [ReferenceRules.UnusedProvider.Id] = static context => [EntryFixes.Remove(context)],
        [ReferenceRules.UnlikelyRegion.Id] = static context => Suggested(context, isPreferred: false),
        [ReferenceRules.UnlikelyApiVersion.Id] = static context => [.. Suggested(context), EntryFixes.Remove(context)],
        [ReferenceRules.StyleNotOffered.Id] = static context => [.. Suggested(context), EntryFixes.Remove(context)],
        [CapabilityRules.ParameterRejected.Id] = static context => [EntryFixes.Remove(context)],
        [CapabilityRules.ModelDeprecated.Id] = static context => Suggested(context, isPreferred: false),
        [CapabilityRules.ContradictsCatalog.Id] = static context => [EntryFixes.Remove(context)],
        [CapabilityRules.ReasoningReworded.Id] = static context => Suggested(context, isPreferred: false),
        [PricingRules.ImplausiblePrice.Id] = static context => Suggested(context, isPreferred: false),
        [PricingRules.OutputCheaperThanInput.Id] = static context => [EntryFixes.SwapRates(context)],
        [PricingRules.UselessProfile.Id] = static context => [context.Finding.Related.Count == 0 ? EntryFixes.Remove(context) : null],
        [PricingRules.InheritedCost.Id] = static context => [EntryFixes.TakeAway(context, "cost")],
        [SecurityRules.SecretInPreset.Id] = static context => [.. Suggested(context), CredentialFixes.NameVariable(context)],
        [SecurityRules.UnusableCredential.Id] = static context => [.. Suggested(context), CredentialFixes.NameVariable(context), CredentialFixes.Remove(context)],
        [SecurityRules.LiteralCredential.Id] = static context => [CredentialFixes.NameVariable(context)],
        [SecurityRules.InheritedCredential.Id] = static context => [EntryFixes.TakeAway(context, "credential")],
        [SecurityRules.OutsideNetwork.Id] = static context => Suggested(context, isPreferred: false),
        [SecurityRules.MalformedDigest.Id] = static context => [.. Suggested(context), DigestFixes.CorrectAlgorithm(context)],
        [GroupRules.UnknownMember.Id] = static context => [.. Suggested(context), ItemFixes.Remove(context)],
        [SecurityRules.ForeignCredential.Id] = static context => Suggested(context, isPreferred: false),
        [GroupRules.UnreachableMember.Id] = static context => [ItemFixes.Remove(context)],
        [GroupRules.DuplicateMember.Id] = static context => [ItemFixes.Remove(context)],
    };

    /// <summary>What mends findings of <paramref name="rule"/>.</summary>
    public static Func<FixContext, IEnumerable<PresetFix?>> Find(FindingRule rule) =>
        ByRule.TryGetValue(rule.Id, out Func<FixContext, IEnumerable<PresetFix?>>? fixes) ? fixes : static context => Suggested(context);

    /// <summary>Puts in place what the finding suggests, and then what else it offers.</summary>
    private static IEnumerable<PresetFix?> Suggested(FixContext context) => Suggested(context, isPreferred: true);

    private static IEnumerable<PresetFix?> Suggested(FixContext context, bool isPreferred)
    {
        if (context.Finding.Suggestion is not { } suggestion)
        {
            yield break;
        }

        yield return TextFixes.Replace(context, suggestion, isPreferred);
        foreach (string alternative in context.Finding.Alternatives)
        {
            yield return TextFixes.Replace(context, alternative, isPreferred: false);
        }
    }
}
