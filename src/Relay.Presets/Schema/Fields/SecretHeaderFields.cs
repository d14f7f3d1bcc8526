namespace Relay.Presets;

/// <summary>The fields of a provider's second secret.</summary>
internal static class SecretHeaderFields
{
    public static readonly MappingDefinition Mapping = new(
        "secret_header",
        "a secret header",
        "A header whose value is a secret from an environment variable, read when a call is made.",
        new FieldDefinition("name", FieldShapes.Text, "The header, such as `Helicone-Auth`.") { Required = true, HonouredBy = HonouredIn.HttpExchange },
        new FieldDefinition("credential", FieldShapes.Text, "The environment variable: `$env.NAME` or `${env:NAME}`.")
        {
            Required = true,
            Pattern = CredentialShorthand.Pattern,
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("prefix", FieldShapes.Text, "What stands before the secret, such as `\"Bearer \"`.") { HonouredBy = HonouredIn.HttpExchange },
        new FieldDefinition("required", FieldShapes.Flag, "Whether a call without it is refused before it is made; else the header is left out.") { Default = "true", HonouredBy = HonouredIn.CredentialResolver });
}
