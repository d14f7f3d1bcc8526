using Relay.Presets;

namespace Relay.Cli;

/// <summary>Offers what may be written at a place: keys, words, providers, models, aliases, variables.</summary>
internal static class CompletionFeature
{
    /// <summary>How many offers an editor is sent; of more it hears that there are more.</summary>
    public const int Most = 500;

    /// <summary>The offers; empty where nothing is known.</summary>
    public static CompletionList At(PresetWorkspace workspace, PositionParams parameters)
    {
        if (DocumentUri.ToPath(parameters.TextDocument.Uri) is not { } path || workspace.Find(path) is not { } document)
        {
            return new CompletionList(false, []);
        }

        var text = new SourceText(path, document.Text);
        int offset = Positions.OffsetOf(text, parameters.Position);
        if (BlockScan.Find(path, document.Text, offset) is not { } place)
        {
            return new CompletionList(false, []);
        }

        int start = Math.Min(place.Start, offset);
        PresetModel model = workspace.CheckOf(path)?.Compilation.Model ?? PresetModel.Empty;
        var offers = new Offers(Positions.RangeOf(text, start, offset), document.Text[start..offset], place.IsQuoted, PresetSyntaxReader.SyntaxOf(path), new KnownProviders(model.Providers));
        if (TypingSchema.Resolve(PresetSyntaxReader.SyntaxOf(path), place) is { } at)
        {
            Fill(offers, at, place, model, workspace.CheckOf(path));
        }

        List<CompletionItem> items = offers.Items;
        return new CompletionList(items.Count > Most, [.. items.Take(Most)]);
    }

    private static void Fill(Offers offers, TypingSchema at, TypingPlace place, PresetModel model, CheckResult? check)
    {
        if (at.Field is not { } field)
        {
            foreach (FieldDefinition each in at.Owner.Fields)
            {
                if (!place.Siblings.ContainsKey(each.Name) && each.SynonymOf is null)
                {
                    offers.AddKey(at.Owner, each);
                }
            }

            return;
        }

        offers.AddWords(field);
        switch (at.Owner.Name, field.Name)
        {
            case ("model", "target"):
                offers.AddTargets();
                break;
            case ("model", "credential"):
                offers.AddVariables(place.Siblings.GetValueOrDefault("target"));
                break;
            case ("model", "inherit_from"):
                offers.AddNames(model.Aliases.Where(alias => alias.Name != at.Name).Select(static alias => (alias.Name, alias.Spec.Target)), new NameText(model));
                break;
            case ("group", "members") or ("member", "name"):
                offers.AddNames(model.Aliases.Select(static alias => (alias.Name, alias.Spec.Target)), new NameText(model));
                offers.AddNames(model.Groups.Where(group => group.Name != at.Name).Select(static group => (group.Name, "group")), new NameText(model));
                break;
            case ("model", "pricing_profile"):
                offers.AddNames((check?.Documents ?? []).SelectMany(static document => document.PricingProfiles).Select(static profile => (profile.Key.Text, "pricing profile")), new NameText(model));
                break;
            case ("provider", "like"):
                offers.AddKnownProviders(place.Siblings.GetValueOrDefault("wire"));
                break;
            case ("provider", "route_to"):
                offers.AddKnownProviders(wire: null);
                break;
            case ("llmix_common", "provider"):
                offers.AddProviders("");
                break;
            case ("llmix_common", "model"):
                offers.AddModels(place.Siblings.GetValueOrDefault("provider") ?? "", "");
                break;
        }
    }
}
