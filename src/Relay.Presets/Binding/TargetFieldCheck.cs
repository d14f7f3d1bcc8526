namespace Relay.Presets;

/// <summary>Looks for fields that a model's provider makes nothing of: those that say where the models of another cloud are called.</summary>
internal static class TargetFieldCheck
{
    /// <summary>Reports fields without effect. What is inherited was looked at where it is written, beside the target that it was written for.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="model">The model.</param>
    /// <param name="body">Its fields, inherited ones included.</param>
    /// <param name="target">Its target.</param>
    public static void Check(FindingSink findings, Declaration model, MappingNode body, Target target)
    {
        if (target.Provider is not { } provider)
        {
            return;
        }

        foreach (string field in PlaceFields.All)
        {
            if (model.Body.Entry(field) is not { } entry)
            {
                continue;
            }

            if (!PlaceFields.Has(provider, field))
            {
                Report(findings, body, provider, entry);
            }
            else if (entry.Value is ScalarNode { Text: var text } && string.IsNullOrWhiteSpace(text) && !findings.IsReported(entry.Value.Location))
            {
                findings.Add(SchemaRules.MalformedText, entry.Value.Location, $"'{field}' is empty; write it, or leave it out.");
            }
        }

        if (model.Body.Entry("api_style") is { Value: ScalarNode { Text: "chat_completions" } } style && !HasStyles(provider))
        {
            findings.Add(SchemaRules.IdleField, style.Key.Location, $"'api_style' has no effect with {provider.Name}, which has a protocol of its own.");
        }

        CheckRegions(findings, model, body, provider);
        CheckDeployment(findings, model, body, provider);
    }

    /// <summary>An address may go as far as to a deployment, which is the one that is called then.</summary>
    private static void CheckDeployment(FindingSink findings, Declaration model, MappingNode body, ProviderFacts provider)
    {
        if (provider.Wire == WireProtocol.AzureOpenAI
            && model.Body.Entry("deployment") is { Value: ScalarNode { Text: var deployment } } entry
            && body.Scalar("base_url") is { } address
            && AzureAddress.DeploymentOf(address.Text.TrimEnd('/')) is { } called
            && called != deployment)
        {
            findings.Add(SchemaRules.IdleField, entry.Key.Location, "'deployment' has no effect beside a 'base_url' that names another deployment.", related: address.Location);
        }
    }

    /// <summary>Whether a provider's models are called in one of the styles that presets choose from.</summary>
    public static bool HasStyles(ProviderFacts provider) => provider.Wire is WireProtocol.OpenAIChat or WireProtocol.OpenAIResponses or WireProtocol.AzureOpenAI;

    private static void Report(FindingSink findings, MappingNode body, ProviderFacts provider, MappingEntry entry)
    {
        string field = entry.Key.Text;
        string? own = PlaceFields.InTheWordsOf(provider, field);
        string advice = own is not null ? $", whose word for it is '{own}'"
            : provider.Wire == WireProtocol.AzureOpenAI ? ", whose 'base_url' names the resource"
            : "";
        findings.Add(
            SchemaRules.IdleField,
            entry.Key.Location,
            $"'{field}' is a setting of {PlaceFields.OwnerOf(field)} and has no effect with {provider.Name}{advice}.",
            own is null || body.Entry(own) is not null ? null : SuggestedText.InPlaceOf(entry.Key, own));
    }

    /// <summary>The model's own region wins over that of its credential.</summary>
    private static void CheckRegions(FindingSink findings, Declaration model, MappingNode body, ProviderFacts provider)
    {
        if (PlaceFields.Has(provider, "region")
            && body.Text("region") is { } region
            && model.Body.Mapping("credential").Entry("region") is { Value: ScalarNode other } entry
            && other.Text != region)
        {
            findings.Add(
                SchemaRules.IdleField,
                entry.Key.Location,
                "The credential's 'region' has no effect beside that of the model; keep one of them.",
                related: body.Value("region")!.Location);
        }
    }
}
