namespace Relay.Presets.Tests;

public sealed class TargetTests
{
    [Fact]
    public void The_target_is_split_at_its_first_slash()
    {
        ModelSpec spec = Presets.CompileModel("target: openrouter/meta-llama/llama-3.3-70b-instruct").Spec();

        Assert.Equal("openrouter", spec.Provider);
        Assert.Equal("meta-llama/llama-3.3-70b-instruct", spec.Model);
    }

    [Fact]
    public void A_synonym_becomes_the_canonical_name() => Assert.Equal("google", Presets.CompileModel("target: gemini/gemini-2.5-flash").Spec().Provider);

    [Theory]
    [InlineData("target: opnai/gpt-4o", "opnai")]
    [InlineData("target: 'opnai/gpt-4o'", "opnai")]
    [InlineData("target: \"opnai/gpt-4o\"", "opnai")]
    [InlineData("target: \"\\u006fpnai/gpt-4o\"", "\"\\u006fpnai/gpt-4o\"", null)]
    public void An_unknown_provider_is_pointed_at_exactly(string field, string pointedAt, string? suggestion = "openai")
    {
        string text = Presets.Model(field);

        Finding finding = Presets.Compile(text).Single(ReferenceRules.UnknownProvider);

        Assert.Equal(pointedAt, Presets.PointedAt(text, finding));
        Assert.Equal(suggestion, finding.Suggestion);
    }

    [Fact]
    public void An_alias_with_an_unknown_provider_is_still_there_as_it_was_written()
    {
        PresetCompilation compilation = Presets.CompileModel("target: opnai/gpt-4o", "timeout: 3");

        Assert.Equal("opnai/gpt-4o", compilation.Spec().Target);
        Assert.Equal(TimeSpan.FromSeconds(3), compilation.Spec().Timeout);
    }

    [Fact]
    public void An_unknown_model_is_a_warning_that_names_the_nearest()
    {
        string text = Presets.Model("target: openai/gpt-4oo");

        Finding finding = Presets.Compile(text).Single(ReferenceRules.UnknownModel);

        Assert.Equal("gpt-4oo", Presets.PointedAt(text, finding));
        Assert.Equal("gpt-4o", finding.Suggestion);
        Assert.Equal(FindingSeverity.Warning, finding.Rule.Severity);
    }

    [Theory]
    [InlineData("ollama/anything:7b")]
    [InlineData("vllm/org/model")]
    [InlineData("lmstudio/x")]
    [InlineData("llamacpp/x")]
    public void A_local_engine_serves_what_it_is_given(string target) => Assert.Empty(Presets.CompileModel("target: " + target).Findings);

    [Theory]
    [InlineData("target: bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("target: bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0\nregion: us-east-1")]
    [InlineData("target: bedrock/amazon.nova-lite-v1:0\ncredential: { type: aws_profile, profile: research, region: eu-central-1 }")]
    public void A_region_may_come_from_the_environment_so_no_address_is_missing(string fields) => Assert.Empty(Presets.CompileModel(fields).Findings);

    [Theory]
    [InlineData("target: vertex/gemini-2.5-flash")]
    [InlineData("target: vertex/claude-sonnet-4-5@20250929\nproject: my-project\nlocation: us-east5")]
    [InlineData("target: vertex/gemini-2.5-flash\ncredential: { type: gcp_adc }")]
    [InlineData("target: vertex/gemini-2.5-flash\ncredential: $env.GOOGLE_VERTEX_API_KEY")]
    public void A_project_may_come_from_the_environment_so_no_address_is_missing_on_vertex(string fields) => Assert.Empty(Presets.CompileModel(fields).Findings);

    [Fact]
    public void Tokens_of_Google_Cloud_and_of_Microsoft_Entra_may_be_those_of_a_named_identity()
    {
        Assert.Equal(
            new CredentialReference(CredentialKind.GcpApplicationDefault) { ImpersonateServiceAccount = "robot@p.iam.gserviceaccount.com" },
            Presets.CompileModel("target: vertex/gemini-2.5-flash\ncredential: { type: gcp_adc, impersonate_service_account: robot@p.iam.gserviceaccount.com }").Spec().Credential);
        Assert.Equal(
            new CredentialReference(CredentialKind.MicrosoftEntra) { TenantId = "a-tenant", ClientId = "a-client" },
            Presets.CompileModel("target: azure/gpt-4o\nbase_url: https://r.openai.azure.com\ncredential: { type: azure_entra, tenant_id: a-tenant, client_id: a-client }").Spec().Credential);
        Assert.Equal(new CredentialReference(CredentialKind.MicrosoftEntra), Presets.CompileModel("target: azure/gpt-4o\ncredential: { type: azure_entra }").Spec().Credential);
    }

    [Theory]
    [InlineData("client_id: a", "gcp_adc")]
    [InlineData("impersonate_service_account: a@b", "azure_entra")]
    public void A_field_of_another_kind_of_identity_is_reported(string field, string type) =>
        Assert.NotEmpty(Presets.CompileModel("target: vertex/gemini-2.5-flash\ncredential: { type: " + type + ", " + field + " }").Findings);

    [Fact]
    public void A_model_without_a_target_is_still_there()
    {
        PresetCompilation compilation = Presets.CompileModel("timeout: 5");

        Assert.Contains("target", compilation.Single(SchemaRules.MissingField).Message, StringComparison.Ordinal);
        Assert.Equal("m", Assert.Single(compilation.Model.Aliases).Name);
    }

    [Fact]
    public void Facts_of_the_catalog_are_baked_in_and_declared_ones_win()
    {
        Assert.True(ModelCatalog.TryFind("openai", "gpt-4o", out CatalogMatch? match));

        ModelSpec plain = Presets.CompileModel("target: openai/gpt-4o").Spec();
        ModelSpec declared = Presets.CompileModel("target: openai/gpt-4o", "capabilities: { tools: false, thinking: true, context_window: 5, max_output: 6 }").Spec();

        Assert.Equal(match.Facts.Capabilities, plain.Capabilities);
        Assert.Equal(match.Facts.ContextWindow, plain.ContextWindow);
        Assert.Equal(match.Facts.MaxOutput, plain.MaxOutput);
        Assert.Equal(Support.No, declared.Capabilities[Capability.Tools]);
        Assert.Equal(Support.Yes, declared.Capabilities[Capability.Reasoning]);
        Assert.Equal(plain.Capabilities[Capability.Vision], declared.Capabilities[Capability.Vision]);
        Assert.Equal((5, 6), (declared.ContextWindow, declared.MaxOutput));
    }

    [Fact]
    public void A_deprecated_model_is_named_with_its_date()
    {
        (string provider, ModelFacts facts) = Catalogued(facts => facts.DeprecationDate is not null);

        PresetCompilation compilation = Presets.CompileModel($"target: \"{provider}/{facts.Id}\"");

        Assert.Contains(facts.DeprecationDate!, compilation.Single(CapabilityRules.ModelDeprecated).Message, StringComparison.Ordinal);
        Assert.Equal(facts.DeprecationDate, compilation.Model.Aliases[0].DeprecationDate);
    }

    [Fact]
    public void A_listed_model_without_a_price_is_reported_at_its_target()
    {
        (string provider, ModelFacts facts) = Catalogued(facts => facts.Prices is null);
        string text = Presets.Model($"target: {provider}/{facts.Id}");

        PresetCompilation compilation = Presets.Compile(text);

        Assert.Equal($"{provider}/{facts.Id}", Presets.PointedAt(text, compilation.Single(PricingRules.NoPrice)));
        Assert.Null(compilation.Spec().Prices);
    }

    private static (string Provider, ModelFacts Facts) Catalogued(Func<ModelFacts, bool> isWanted) =>
        (from provider in ProviderTable.All
         where !provider.IsLocal && ModelCatalog.HasProvider(provider.Name)
         from id in ModelCatalog.ModelIds(provider.Name)
         let match = ModelCatalog.TryFind(provider.Name, id, out CatalogMatch? found) ? found : null
         where match is not null && isWanted(match.Facts)
         select (provider.Name, match.Facts)).First();
}
