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

        string reference = CredentialShorthand.Write(Variable(context, place.Owner));
        SourceSpan span = mapping.Location.Span;
        int start = FlowText.IsFlow(context.Text, mapping) ? span.Start.Offset : YamlText.BehindColon(context.Text, place.Entry.Key.Location.Span.End.Offset);
        string written = context.IsJson ? YamlText.Quote(reference) : reference;
        return FixContext.Fix(
            "Replace with '" + reference + "'",
            context.Edit(start, span.End.Offset, start == span.Start.Offset ? written : " " + written));
    }

    /// <summary>The variable that usually holds the key of the model's provider: one that Relay knows, or one of the same file.</summary>
    private static string Variable(FixContext context, MappingNode model)
    {
        string provider = model.Text("target")?.Split('/')[0] ?? "";
        return ProviderTable.TryGet(provider, out ProviderFacts? facts) && facts.KeyVariables.Count > 0 ? facts.KeyVariables[0]
            : CredentialShorthand.TryRead((context.Root as MappingNode).Mapping("providers").Mapping(provider).Text("credential") ?? "", out string own) ? own
            : "API_KEY";
    }
}
