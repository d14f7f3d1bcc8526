namespace Relay.Presets;

/// <summary>The fields of a credential in its long form.</summary>
internal static class CredentialFields
{
    public const string Environment = "env";
    public const string Literal = "literal";
    public const string AwsProfile = "aws_profile";
    public const string AwsSecrets = "aws_secrets";
    public const string GcpApplicationDefault = "gcp_adc";
    public const string GcpSecretManager = "gcp_secret_manager";
    public const string Vault = "vault";
    public const string MicrosoftEntra = "azure_entra";

    public static readonly MappingDefinition Mapping = new(
        "credential",
        "a credential",
        "Where a key is found. The long form of `$env.NAME` is `{ type: env, var: NAME }`.",
        new FieldDefinition("type", FieldShapes.Text, "The kind of place.")
        {
            Required = true,
            Words = new(Environment, Literal, AwsProfile, AwsSecrets, GcpApplicationDefault, GcpSecretManager, Vault, MicrosoftEntra),
            WordsWithoutEffect = new(AwsSecrets, GcpSecretManager, Vault),
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("var", FieldShapes.Text, "The environment variable.")
        {
            Required = true,
            Variants = new(Environment),
            Pattern = CredentialShorthand.VariablePattern,
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("value", FieldShapes.Text, "The key itself. It ends up in the compiled program and in version control: for keys that are worth nothing only.")
        {
            Required = true,
            Variants = new(Literal),
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("profile", FieldShapes.Text, "The profile of the AWS configuration files.") { Required = true, Variants = new(AwsProfile), HonouredBy = HonouredIn.AwsProfileSource },
        new FieldDefinition("arn", FieldShapes.Text, "The secret's ARN.") { Required = true, Variants = new(AwsSecrets) },
        new FieldDefinition("region", FieldShapes.Text, "The AWS region of the profile or secret.") { Variants = new(AwsProfile, AwsSecrets), HonouredBy = HonouredIn.AwsRegion },
        new FieldDefinition("impersonate_service_account", FieldShapes.Text, "The Google service account to act as.")
        {
            Variants = new(GcpApplicationDefault),
            HonouredBy = HonouredIn.GoogleTokens,
        },
        new FieldDefinition("tenant_id", FieldShapes.Text, "The tenant of Microsoft Entra; without one it is the identity's own.") { Variants = new(MicrosoftEntra), HonouredBy = HonouredIn.EntraTokens },
        new FieldDefinition("client_id", FieldShapes.Text, "The client id of a user-assigned managed identity, or of a workload identity's application.") { Variants = new(MicrosoftEntra), HonouredBy = HonouredIn.EntraTokens },
        new FieldDefinition("name", FieldShapes.Text, "The secret version's resource name.") { Required = true, Variants = new(GcpSecretManager) },
        new FieldDefinition("path", FieldShapes.Text, "The path of the vault entry.") { Required = true, Variants = new(Vault) },
        new FieldDefinition("field", FieldShapes.Text, "The field inside a structured secret; in a vault `value` unless another is given.") { Variants = new(AwsSecrets, Vault) })
    {
        Inheritable = true,
        Discriminator = "type",
    };
}
