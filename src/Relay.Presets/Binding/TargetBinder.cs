namespace Relay.Presets;

/// <summary>Binds <c>target</c>: splits it at its first slash and looks up the provider and the model.</summary>
internal static class TargetBinder
{
    /// <summary>Binds the target of a model. Never null: with an error it holds what was written.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="name">The alias, where it was written.</param>
    /// <param name="body">The model's fields.</param>
    public static Target Bind(FindingSink findings, ScalarNode name, MappingNode body)
    {
        if (body.Scalar("target") is not { } written)
        {
            if (!findings.IsReported(body.Location) && !findings.IsBroken(name.Location.File))
            {
                findings.Add(SchemaRules.MissingField, name.Location, $"Model {Echo.Quote(name.Text)} needs a 'target' such as anthropic/claude-sonnet-4-5.");
            }

            return new Target("", "") { Location = name.Location, ModelLocation = name.Location };
        }

        Target target = Resolve(findings, written);
        if (target.Provider is { IsSupported: false })
        {
            findings.Add(
                ReferenceRules.UnsupportedProvider,
                ScalarPart.Of(written, 0, written.Text.IndexOf('/')),
                $"This version of Relay cannot call {target.ProviderName} yet; calls of this alias fail with an error that says so.");
        }

        if (target.Facts?.DeprecationDate is { } date)
        {
            findings.Add(
                CapabilityRules.ModelDeprecated,
                target.ModelLocation,
                $"{target.Facts.Id} is deprecated: {target.ProviderName} has announced {date} as the day from which it is no longer served.");
        }

        return target;
    }

    /// <summary>Resolves a target that is written somewhere. Never null: with an error it holds what was written.</summary>
    public static Target Resolve(FindingSink findings, ScalarNode written)
    {
        int slash = written.Text.IndexOf('/');
        if (slash <= 0 || slash == written.Text.Length - 1)
        {
            ReportMalformed(findings, written, slash);
            return new Target("", written.Text.Trim('/')) { Location = written.Location, ModelLocation = written.Location };
        }

        string provider = written.Text.Substring(0, slash);
        string model = written.Text.Substring(slash + 1);
        var target = new Target(provider, model)
        {
            Location = written.Location,
            ModelLocation = ScalarPart.Of(written, slash + 1, model.Length),
        };
        if (!ProviderTable.TryGet(provider, out ProviderFacts? facts))
        {
            ReportUnknownProvider(findings, written, slash);
            return target;
        }

        return LookUp(findings, written, target with { ProviderName = facts.Name, Provider = facts });
    }

    private static Target LookUp(FindingSink findings, ScalarNode written, Target target)
    {
        if (!ModelCatalog.HasProvider(target.ProviderName))
        {
            return target;
        }

        if (!ModelCatalog.TryFind(target.ProviderName, target.Model, out CatalogMatch? match))
        {
            // The user's own machine serves whatever was loaded into it.
            if (LocalModel.RunsHere(target.Provider, target.Model) || ModelCatalog.ModelIds(target.ProviderName).Count == 0)
            {
                return target;
            }

            IReadOnlyList<string> near = ModelCatalog.Nearest(target.ProviderName, target.Model, 3);
            string advice = near.Count == 0 ? "." : "; near it are " + string.Join(", ", near) + ".";
            bool isPart = ScalarPart.Suggest(written, target.ModelLocation, "") is not null;
            findings.Add(new Finding(
                ReferenceRules.UnknownModel,
                target.ModelLocation,
                $"The catalog lists no model {Echo.Quote(target.Model)} of {target.ProviderName}{advice}")
            {
                Suggestion = isPart && near.Count > 0 ? near[0] : null,
                Alternatives = isPart && near.Count > 1 ? new EquatableArray<string>([.. near.Skip(1)]) : default,
            });
            return target with { IsCatalogued = true };
        }

        return target with { IsCatalogued = true, Facts = match.Facts };
    }

    private static void ReportMalformed(FindingSink findings, ScalarNode written, int slash)
    {
        if (findings.IsReported(written.Location))
        {
            return;
        }

        string? suggestion = slash < 0 && !SecretShapes.LooksLikeSecret(written.Text) && ProviderTable.TryRouteBareName(written.Text, out string? provider) ? provider + "/" + written.Text : null;
        findings.Add(
            ReferenceRules.MalformedTarget,
            written.Location,
            $"A target is provider/model, which {Echo.Quote(written.Text)} is not{DidYouMean.End(suggestion)}",
            SuggestedText.InPlaceOf(written, suggestion));
    }

    private static void ReportUnknownProvider(FindingSink findings, ScalarNode written, int slash)
    {
        string provider = written.Text.Substring(0, slash);
        SourceLocation location = ScalarPart.Of(written, 0, slash);
        var names = new List<string>();
        foreach (ProviderFacts facts in ProviderTable.All)
        {
            names.Add(facts.Name);
            names.AddRange(facts.Synonyms);
        }

        string? nearest = NearestNames.Best(provider, names);
        findings.Add(ReferenceRules.UnknownProvider, location, $"Relay knows no provider {Echo.Quote(provider)}{DidYouMean.End(nearest)}", ScalarPart.Suggest(written, location, nearest));
    }
}
