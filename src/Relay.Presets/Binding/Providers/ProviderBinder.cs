namespace Relay.Presets;

/// <summary>Binds <c>providers</c>. With errors, a provider holds what could be understood, so that its targets are not errors on top.</summary>
internal sealed class ProviderBinder(FindingSink findings)
{
    /// <summary>The providers that targets may name.</summary>
    public KnownProviders Bind(NameTable declared)
    {
        var bound = new List<ProviderModel>();
        foreach (Declaration provider in declared.Sorted())
        {
            if (CustomProviderRules.IsName(provider.Name) && IsFree(provider.Key))
            {
                bound.Add(Bind(provider));
            }
        }

        return bound.Count == 0 ? KnownProviders.BuiltIn : new KnownProviders(new EquatableArray<ProviderModel>([.. bound]));
    }

    /// <summary>Reports the providers that no target named, unless a target is misspelt or part of the files could not be read: what is missing may name them.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="providers">All of them.</param>
    /// <param name="declared">Where they are declared.</param>
    /// <param name="named">The names that targets named.</param>
    public void ReportUnused(IReadOnlyList<PresetDocument> documents, KnownProviders providers, NameTable declared, HashSet<string> named)
    {
        foreach (string name in named)
        {
            if (providers.Find(name) is null)
            {
                return;
            }
        }

        foreach (PresetDocument document in documents)
        {
            if (findings.IsBroken(document.Path))
            {
                return;
            }
        }

        foreach (ProviderModel provider in providers.Own)
        {
            if (!named.Contains(provider.Name))
            {
                findings.Add(ReferenceRules.UnusedProvider, declared.Find(provider.Name)!.Key.Location, $"No target names the provider {Echo.Quote(provider.Name)}.");
            }
        }
    }

    private bool IsFree(ScalarNode name)
    {
        if (!ProviderTable.TryGet(name.Text, out ProviderFacts? known))
        {
            return true;
        }

        string also = string.Equals(known.Name, name.Text, StringComparison.OrdinalIgnoreCase) ? "" : $" as another name of {known.Name}";
        findings.Add(ReferenceRules.ProviderNameTaken, name.Location, $"Relay knows a provider {Echo.Quote(name.Text)} by itself{also}; choose another name.");
        return false;
    }

    private ProviderModel Bind(Declaration provider)
    {
        MappingNode body = provider.Body;
        bool hasWire = WireNames.TryRead(body.Text("wire") ?? "", out WireProtocol written);
        WireProtocol wire = hasWire ? written : WireProtocol.OpenAIChat;
        ProviderFacts? like = Other(body, "like"), routeTo = Other(body, "route_to");
        if (like is not null && body.Text("wire") is { } word && like.Wire != wire)
        {
            findings.Add(
                ReferenceRules.OtherWire,
                body.Scalar("like")!.Location,
                $"{like.Name} speaks {WireNames.Of(like.Wire)} and {Echo.Plain(provider.Name)} {word}, so nothing of it can be taken over.");
            like = null;
        }

        ProviderFacts? ways = like ?? (routeTo?.Wire == wire ? routeTo : CustomProviderTemplate.Home(wire));
        ProviderFacts facts = CustomProviderTemplate.Of(provider.Name, wire, UrlGuard.RefusedAddress, ways);
        facts = facts with
        {
            BaseUrl = ProviderAddress.Bind(findings, body, facts),
            AllowPrivateHosts = body.Flag("allow_private_hosts") ?? false,
            IsLocal = body.Flag("local") ?? false,
            Like = like?.Name,
            RouteTo = routeTo?.Name,
            BatchFactor = routeTo?.BatchFactor,
            FlexFactor = routeTo?.FlexFactor,
        };
        facts = ProviderAuth.Bind(findings, body, facts);
        facts = facts with { Dialect = DialectBinder.Bind(findings, body, facts) };
        ProviderCredentialCheck.Check(findings, body, facts);
        CredentialKindCheck.Check(findings, body.Value("credential"), facts);
        if (hasWire && facts.BaseUrl != UrlGuard.RefusedAddress)
        {
            EndpointPathCheck.Check(findings, body.Scalar("base_url"), facts, facts.StyleOf(ApiStyle.ChatCompletions));
        }

        return new ProviderModel(facts, provider.File) { Description = body.Text("description") };
    }

    /// <summary>The provider that another field names; null when there is none, or none that Relay knows.</summary>
    private ProviderFacts? Other(MappingNode body, string field)
    {
        if (body.Scalar(field) is not { } name)
        {
            return null;
        }

        if (ProviderTable.TryGet(name.Text, out ProviderFacts? facts))
        {
            return facts;
        }

        var names = new List<string>();
        foreach (ProviderFacts known in ProviderTable.All)
        {
            names.Add(known.Name);
            names.AddRange(known.Synonyms);
        }

        string? nearest = OtherWords.ProviderOf(name.Text) ?? NearestNames.Best(name.Text, names);
        findings.Add(ReferenceRules.UnknownOtherProvider, name.Location, $"Relay knows no provider {Echo.Quote(name.Text)} by itself{DidYouMean.End(nearest)}", SuggestedText.InPlaceOf(name, nearest));
        return null;
    }
}
