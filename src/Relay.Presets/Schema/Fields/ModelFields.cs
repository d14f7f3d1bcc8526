namespace Relay.Presets;

/// <summary>The fields of a model.</summary>
internal static class ModelFields
{
    public static readonly MappingDefinition Mapping = new(
        "model",
        "a model",
        "An alias: the model it stands for, how it is reached, and its defaults. With `inherit_from`, what is not written comes from another model.",
        new FieldDefinition("target", FieldShapes.Text, "Provider and model id, divided by the first slash: `anthropic/claude-sonnet-4-5`, `openrouter/meta-llama/llama-3.3-70b-instruct`.")
        {
            Required = true,
            Pattern = "^[^/]+/.+$",
            HonouredBy = HonouredIn.AliasBinding,
        },
        new FieldDefinition("description", FieldShapes.Text, "What the alias is for, in your own words; shown where the generated class is hovered over.") { HonouredBy = HonouredIn.AliasDocumentation },
        new FieldDefinition("credential", FieldShapes.Text | FieldShapes.Mapping, "Where the key is found: `$env.NAME` or `${env:NAME}` for an environment variable, or a mapping. It is read when a call is made. Without it the provider's usual variables are tried. A credential is one value: inheritance takes all of it or nothing.")
        {
            MappingName = "credential",
            Pattern = CredentialShorthand.Pattern,
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("params", FieldShapes.Mapping, "Request defaults; what a call sets itself wins.")
        {
            MappingName = "params",
            HonouredBy = HonouredIn.RequestWriter,
        },
        new FieldDefinition("inherit_from", FieldShapes.Text, "A model whose fields hold here unless they are written again. Mappings are merged, lists are replaced, and `null` takes away what was inherited.") { HonouredBy = HonouredIn.Inheritance },
        new FieldDefinition("base_url", FieldShapes.Text, "Replaces the provider's address. Only http and https, no user name or password; plain http and private hosts only for the machine itself or with `allow_private_hosts`.") { HonouredBy = HonouredIn.AliasBinding },
        new FieldDefinition("allow_private_hosts", FieldShapes.Flag, "Whether `base_url` may name a host of a private network.") { Default = "false", HonouredBy = HonouredIn.AliasBinding },
        new FieldDefinition("capabilities", FieldShapes.Mapping, "What the model can do, where the catalog does not know or is wrong.")
        {
            MappingName = "capabilities",
            HonouredBy = HonouredIn.ModelAlias,
        },
        new FieldDefinition("cost", FieldShapes.Mapping, "What the model costs you; wins over the pricing profile and the catalog. A rate that is not given keeps its list price.")
        {
            MappingName = "rates",
            HonouredBy = HonouredIn.PriceBinder,
        },
        new FieldDefinition("pricing_profile", FieldShapes.Text, "The pricing profile that holds for this model.") { HonouredBy = HonouredIn.PriceBinder },
        new FieldDefinition("timeout", FieldShapes.Number, "Time limit for a whole call that is not streamed.")
        {
            Minimum = 0,
            ExclusiveMinimum = true,
            Maximum = DefaultsFields.LongestTime,
            Unit = "seconds",
            Default = "defaults.timeout",
            HonouredBy = HonouredIn.CallContext,
        },
        DefaultsFields.FirstEvent with { Default = "defaults.first_event_timeout" },
        DefaultsFields.StreamIdle with { Default = "defaults.stream_idle_timeout" },
        new FieldDefinition("strip_think_tags", FieldShapes.Flag, "Whether reasoning that the model writes into its text, between `<think>` and `</think>`, is taken out of the text and given as reasoning. Without it that is done for local engines and for hosts of open models.") { HonouredBy = HonouredIn.AliasBinding },
        new FieldDefinition("tags", FieldShapes.TextList, "Free labels.") { HonouredBy = HonouredIn.ModelAlias },
        new FieldDefinition("api_style", FieldShapes.Text, "Which of the provider's chat protocols to speak.")
        {
            Words = new("chat_completions", "responses"),
            Default = "chat_completions",
            HonouredBy = HonouredIn.AliasBinding,
        },
        new FieldDefinition("max_retries", FieldShapes.WholeNumber, "Retries after the first attempt.") { Minimum = 0, Maximum = 100, Default = "defaults.max_retries" },
        new FieldDefinition("rpm_limit", FieldShapes.WholeNumber, "Requests per minute to stay under.") { Minimum = 1, Unit = "requests per minute" },
        new FieldDefinition("tpm_limit", FieldShapes.WholeNumber, "Tokens per minute to stay under.") { Minimum = 1, Unit = "tokens per minute" },
        new FieldDefinition("api_version", FieldShapes.Text, "Azure's API version.") { HonouredBy = HonouredIn.AzureAddress },
        new FieldDefinition("region", FieldShapes.Text, "AWS region. Without it the credential's counts, then `AWS_REGION`, `AWS_DEFAULT_REGION` and the AWS profile's.") { HonouredBy = HonouredIn.AwsRegion },
        new FieldDefinition("project", FieldShapes.Text, "Google Cloud project. Without one the environment says it (`GOOGLE_CLOUD_PROJECT`).") { HonouredBy = HonouredIn.VertexAddress },
        new FieldDefinition("location", FieldShapes.Text, "Google Cloud location. Without one the environment says it (`GOOGLE_CLOUD_LOCATION`), else it is `us-central1`.") { HonouredBy = HonouredIn.VertexAddress },
        new FieldDefinition("deployment", FieldShapes.Text, "Azure deployment.") { HonouredBy = HonouredIn.AzureAddress })
    {
        Inheritable = true,
    };
}
