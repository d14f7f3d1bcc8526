namespace Relay.Generators.Tests;

/// <summary>What a preset says about a credential is in the program that is made of it.</summary>
public sealed class CredentialEmissionTests
{
    public static TheoryData<string, string, CredentialReference> Credentials() => new()
    {
        { "azure/gpt-4o", "{ type: azure_entra }", new(CredentialKind.MicrosoftEntra) },
        { "azure/gpt-4o", "{ type: azure_entra, tenant_id: our-tenant, client_id: our-client }", new(CredentialKind.MicrosoftEntra) { TenantId = "our-tenant", ClientId = "our-client" } },
        { "vertex/gemini-2.5-flash", "{ type: gcp_adc }", new(CredentialKind.GcpApplicationDefault) },
        {
            "vertex/gemini-2.5-flash",
            "{ type: gcp_adc, impersonate_service_account: robot@our-project.iam.gserviceaccount.com }",
            new(CredentialKind.GcpApplicationDefault) { ImpersonateServiceAccount = "robot@our-project.iam.gserviceaccount.com" }
        },
        { "bedrock/amazon.nova-lite-v1:0", "{ type: aws_profile, profile: research }", new(CredentialKind.AwsProfile, "research") },
        { "bedrock/amazon.nova-lite-v1:0", "{ type: aws_profile, profile: research, region: eu-central-1 }", new(CredentialKind.AwsProfile, "research") { Region = "eu-central-1" } },
        { "openai/gpt-4o", "{ type: env, var: OUR_KEY }", CredentialReference.Environment("OUR_KEY") },
        { "openai/gpt-4o", "{ type: literal, value: not-needed }", CredentialReference.Literal("not-needed") },
    };

    [Theory]
    [MemberData(nameof(Credentials))]
    public void The_emitted_spec_has_the_credential_of_the_preset(string target, string credential, CredentialReference expected)
    {
        EmittedProject project = Emit($"version: 1\nmodels:\n  smart:\n    target: {target}\n    base_url: https://our-resource.openai.azure.com\n    credential: {credential}\n");

        Assert.Equal(expected, ((ModelSpec)project.Spec("Smart")).Credential);
    }

    [Fact]
    public void The_emitted_spec_says_where_the_model_is_called()
    {
        EmittedProject project = Emit("""
            version: 1
            models:
              house: { target: azure/gpt-4o, base_url: "https://our-resource.openai.azure.com", deployment: ours, api_version: 2025-01-01-preview, api_style: responses }
              quick: { target: vertex/gemini-2.5-flash, project: our-project, location: europe-west4 }
              careful: { target: "bedrock/amazon.nova-lite-v1:0", region: eu-central-1 }

            """);

        var house = (ModelSpec)project.Spec("House");
        var quick = (ModelSpec)project.Spec("Quick");
        Assert.Equal(("https://our-resource.openai.azure.com", "ours", "2025-01-01-preview", ApiStyle.Responses), (house.BaseUrl, house.Deployment, house.ApiVersion, house.ApiStyle));
        Assert.Equal(("our-project", "europe-west4"), (quick.Project, quick.Location));
        Assert.Equal("eu-central-1", ((ModelSpec)project.Spec("Careful")).Region);
    }

    [Fact]
    public void A_literal_credential_of_a_provider_of_the_project_is_in_the_emitted_spec()
    {
        EmittedProject project = Emit("version: 1\nproviders:\n  mine: { wire: openai-chat, base_url: https://llm.example.com/v1, credential: { type: literal, value: not-needed } }\nmodels:\n  smart: { target: mine/m }\n");

        Assert.Equal(CredentialReference.Literal("not-needed"), ((ModelSpec)project.Spec("Smart")).CustomProvider!.Credential);
    }

    private static EmittedProject Emit(string preset) =>
        EmittedProject.Of(Presets.PresetCompiler.Compile([new Presets.PresetInput("models.yaml", preset, true)], new()).Model);
}
