namespace Relay.Presets;

/// <summary>Mends of keys that are written out. None of them repeats the key.</summary>
internal static class CredentialFixes
{
    /// <summary>Names the provider's environment variable in place of a whole <c>credential</c>.</summary>
    public static PresetFix? NameVariable(FixContext context)
    {
        EntryPlace? place = context.Entry;
        while (place is not null && place.Entry.Key.Text != "credential")
        {
            place = place.Outer;
        }

        if (place is null || place.Entry.Value is not MappingNode mapping)
        {
            return null;
        }

        return Replace(context, place, mapping, CredentialShorthand.Write(Variable(context, place.Owner)));
    }

    /// <summary>Writes <c>$env.NAME</c> in place of <c>{ env: NAME }</c>; null for anything else.</summary>
    public static PresetFix? Shorten(FixContext context) =>
        context.Entry is { Entry: { Key.Text: "env", Value: ScalarNode { Text: var variable } }, Owner: { Entries.Count: 1 } mapping, Outer: { Entry.Key.Text: "credential" } place } && CredentialShorthand.IsVariable(variable)
            ? Replace(context, place, mapping, CredentialShorthand.Write(variable))
            : null;

    private static PresetFix? Replace(FixContext context, EntryPlace place, MappingNode mapping, string reference)
    {
        SourceSpan span = mapping.Location.Span;
        int start = FlowText.IsFlow(context.Text, mapping) ? span.Start.Offset : YamlText.BehindColon(context.Text, place.Entry.Key.Location.Span.End.Offset);
        string written = context.IsJson ? YamlText.Quote(reference) : reference;
        return FixContext.Fix(
            "Replace with '" + reference + "'",
            context.Edit(start, span.End.Offset, start == span.Start.Offset ? written : " " + written));
    }

    /// <summary>Removes a credential whose variable is read without being named.</summary>
    public static PresetFix? Remove(FixContext context) =>
        context.Entry is { Entry: { Key.Text: "credential", Value: ScalarNode { Text: var text } } } && context.Finding.Suggestion is null && text.IndexOf("AWS_", StringComparison.Ordinal) >= 0 ? EntryFixes.Remove(context) : null;

    /// <summary>The variable that usually holds the key of the model's provider: one that Relay knows, or one of the same file.</summary>
    private static string Variable(FixContext context, MappingNode model)
    {
        string provider = model.Text("target")?.Split('/')[0] ?? "";
        return ProviderTable.TryGet(provider, out ProviderFacts? facts) && facts.KeyVariables.Count > 0 ? facts.KeyVariables[0]
            : CredentialShorthand.TryRead((context.Root as MappingNode).Mapping("providers").Mapping(provider).Text("credential") ?? "", out string own) ? own
            : "API_KEY";
    }
}
