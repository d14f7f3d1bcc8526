namespace Relay.Presets;

/// <summary>Binds <c>target</c>: splits it at its first slash and looks up the provider and the model.</summary>
internal static class TargetBinder
{
    /// <summary>Binds the target of a model. Never null: with an error it holds what was written.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="providers">The providers there are.</param>
    /// <param name="name">The alias, where it was written.</param>
    /// <param name="body">The model's fields.</param>
    public static Target Bind(FindingSink findings, KnownProviders providers, ScalarNode name, MappingNode body)
    {
        if (body.Mapping("target") is { } parts)
        {
            return Complete(findings, ResolveParts(findings, providers, parts));
        }

        if (body.Scalar("target") is not { } written)
        {
            // Who inherits takes the target of another model, which has its own finding when it has none or does not exist.
            if (body.Scalar("inherit_from") is null && !findings.IsReported(body.Location) && !findings.IsBroken(name.Location.File))
            {
                findings.Add(SchemaRules.MissingField, name.Location, $"Model {Echo.Quote(name.Text)} needs a 'target' such as anthropic/claude-sonnet-4-5.");
            }

            return new Target("", "") { Location = name.Location, ModelLocation = name.Location };
        }

        return Complete(findings, Resolve(findings, providers, written));
    }

    private static Target Complete(FindingSink findings, Target target)
    {
        if (target.Provider is { IsSupported: false })
        {
            findings.Add(
                ReferenceRules.UnsupportedProvider,
                target.ProviderLocation,
                $"This version of Relay cannot call {target.ProviderName} yet; calls of this alias fail with an error that says so.");
        }

        if (target.Facts?.DeprecationDate is { } date)
        {
            string? successor = ModelSuccessors.Find(target.Facts);
            string advice = successor is null ? "." : $"; it names {successor} as its successor.";
            findings.Add(
                CapabilityRules.ModelDeprecated,
                target.ModelLocation,
                $"{target.Facts.Id} is deprecated: {target.ProviderName} has announced {date} as the day from which it is no longer served{advice}",
                target.SuccessorInPlace);
        }

        return target;
    }

    /// <summary>Resolves a target that is written somewhere. Never null: with an error it holds what was written.</summary>
    public static Target Resolve(FindingSink findings, KnownProviders providers, ScalarNode written)
    {
        int slash = written.Text.IndexOf('/');
        if (BareName(providers, written.Text, slash) is { } routed)
        {
            return Route(findings, written, routed);
        }

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
            ProviderLocation = ScalarPart.Of(written, 0, slash),
            ModelLocation = ScalarPart.Of(written, slash + 1, model.Length),
        };
        return LookUpProvider(findings, providers, target, new TargetParts(written, null, null));
    }

    /// <summary>Resolves a target whose provider and model are written apart. What is missing has been reported.</summary>
    private static Target ResolveParts(FindingSink findings, KnownProviders providers, MappingNode parts)
    {
        ScalarNode? provider = parts.Scalar("provider"), model = parts.Scalar("model");
        var target = new Target(provider?.Text ?? "", model?.Text ?? "")
        {
            Location = model?.Location ?? provider?.Location ?? parts.Location,
            ProviderLocation = provider?.Location ?? parts.Location,
            ModelLocation = model?.Location ?? parts.Location,
        };
        if (target.ProviderName == ProviderOptionFields.SnoGpu)
        {
            findings.Add(
                ReferenceRules.UnsupportedProvider,
                target.ProviderLocation,
                $"{ProviderOptionFields.SnoGpu} has no public address, and a preset in Markdown cannot name one; write a YAML preset with 'target: sno-gpu/<model>' and its 'base_url'.");
            return target;
        }

        return target.ProviderName.Length == 0 ? target
            : target.Model.Length > 0 ? LookUpProvider(findings, providers, target, new TargetParts(null, provider, model))
            : providers.Find(target.ProviderName) is { } facts ? target with { ProviderName = facts.Name, Provider = facts }
            : target;
    }

    /// <summary>The provider of a model that is named alone; null where something else is written, or where its family does not say who serves it.</summary>
    private static ProviderFacts? BareName(KnownProviders providers, string written, int slash) =>
        (slash < 0 || providers.Find(written.Substring(0, slash)) is null)
        && !SecretShapes.LooksLikeSecret(written)
        && ProviderTable.TryRouteBareName(written, out string? name)
        && ProviderTable.TryGet(name, out ProviderFacts? provider) ? provider : null;

    private static Target Route(FindingSink findings, ScalarNode written, ProviderFacts provider)
    {
        string model = ProviderTable.WithoutResourcePrefix(written.Text);
        var target = new Target(provider.Name, model) { Location = written.Location, ProviderLocation = written.Location, ModelLocation = written.Location, Provider = provider };
        findings.Add(
            ReferenceRules.BareModelName,
            written.Location,
            $"{Echo.Quote(written.Text)} names no provider and is taken for {target.Text}; write that, so that nobody has to guess.",
            SuggestedText.InPlaceOf(written, target.Text));
        return LookUp(findings, new TargetParts(written, null, null), target);
    }

    private static Target LookUpProvider(FindingSink findings, KnownProviders providers, Target target, TargetParts parts)
    {
        if (providers.Find(target.ProviderName) is not { } facts)
        {
            ReportUnknownProvider(findings, providers, target, parts);
            return target;
        }

        return LookUp(findings, parts, target with { ProviderName = facts.Name, Provider = facts });
    }

    private static Target LookUp(FindingSink findings, TargetParts parts, Target target)
    {
        string listed = target.Provider!.CatalogName;
        if (!ModelCatalog.HasProvider(listed))
        {
            return target;
        }

        if (!ModelCatalog.TryFind(listed, target.Model, out CatalogMatch? match))
        {
            // The user's own machine serves whatever was loaded into it.
            if (LocalModel.RunsHere(target.Provider, target.Model) || ModelCatalog.ModelIds(listed).Count == 0)
            {
                return target;
            }

            List<string> near = Near(listed, target.Model);
            string advice = (near.Count == 0 ? "." : "; near it are " + string.Join(", ", near) + ".")
                + (listed == "azure" ? " Where that is your deployment's name, write the model in the target and the name in 'deployment'." : "");
            var suggestions = new List<string>(near.Count);
            foreach (string name in near)
            {
                if (parts.SuggestModel(target.ModelLocation, name) is { } suggestion)
                {
                    suggestions.Add(suggestion);
                }
            }

            findings.Add(new Finding(
                ReferenceRules.UnknownModel,
                target.ModelLocation,
                $"The catalog lists no model {Echo.Quote(target.Model)} of {target.ProviderName}{advice}")
            {
                Suggestion = suggestions.Count > 0 ? suggestions[0] : null,
                Alternatives = suggestions.Count > 1 ? new EquatableArray<string>([.. suggestions.GetRange(1, suggestions.Count - 1)]) : default,
            });
            return target with { IsCatalogued = true };
        }

        return target with
        {
            IsCatalogued = true,
            Facts = match.Facts,
            SuccessorInPlace = parts.SuggestModel(target.ModelLocation, ModelSuccessors.Find(match.Facts)),
        };
    }

    /// <summary>Up to three ids that may be meant: first those that hold what was written, such as one with its maker and its version around it, then those that are spelt alike.</summary>
    private static List<string> Near(string provider, string model)
    {
        const int Most = 3, Least = 5;
        var near = new List<string>();
        foreach (string id in model.Length < Least ? [] : ModelCatalog.ModelIds(provider))
        {
            // The ids of Bedrock begin with the maker.
            if (id.IndexOf(model, StringComparison.OrdinalIgnoreCase) >= 0 && (provider != "bedrock" || id.IndexOf('.') > 0))
            {
                near.Add(id);
            }
        }

        near.Sort(static (left, right) => left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right));
        near.RemoveRange(Math.Min(near.Count, Most), Math.Max(near.Count - Most, 0));
        foreach (string id in ModelCatalog.Nearest(provider, model, Most))
        {
            if (near.Count < Most && !near.Contains(id))
            {
                near.Add(id);
            }
        }

        return near;
    }

    private static void ReportMalformed(FindingSink findings, ScalarNode written, int slash)
    {
        if (findings.IsReported(written.Location))
        {
            return;
        }

        string? suggestion = slash < 0 && !SecretShapes.LooksLikeSecret(written.Text) ? NearestTarget.Of(written.Text) : null;
        findings.Add(
            ReferenceRules.MalformedTarget,
            written.Location,
            $"A target is provider/model, which {Echo.Quote(written.Text)} is not{DidYouMean.End(suggestion)}",
            SuggestedText.InPlaceOf(written, suggestion));
    }

    private static void ReportUnknownProvider(FindingSink findings, KnownProviders providers, Target target, TargetParts parts)
    {
        string provider = target.ProviderName;
        SourceLocation location = target.ProviderLocation;
        string? nearest = OtherWords.ProviderOf(provider) ?? providers.Names.Best(provider);
        findings.Add(ReferenceRules.UnknownProvider, location, $"Relay knows no provider {Echo.Quote(provider)}{DidYouMean.End(nearest)}", parts.SuggestProvider(location, nearest));
    }
}
