namespace Relay.Presets;

/// <summary>The fields of a provider of the project's own.</summary>
internal static class ProviderFields
{
    public const string Bearer = "bearer";
    public const string Header = "header";
    public const string None = "none";

    public static readonly MappingDefinition Mapping = new(
        "provider",
        "a provider",
        "A provider that Relay does not know, and that speaks a protocol it knows: a gateway, a server of your own, a new vendor. Targets name it as they name any other: `my-gateway/llama-4`. Its models are in no catalog, so limits and prices are what their presets say, unless `route_to` says whose models they are.",
        new FieldDefinition("wire", FieldShapes.Text, "The protocol that it speaks.")
        {
            Required = true,
            Words = new([.. WireNames.ForCustomProviders]),
            HonouredBy = HonouredIn.AliasBinding,
        },
        new FieldDefinition("base_url", FieldShapes.Text, "Where it is, up to the path of the protocol: `https://llm.example.com/v1`. Only http and https, no user name or password; plain http and private hosts only for the machine itself or with `allow_private_hosts`. A model's own `base_url` wins.")
        {
            Required = true,
            HonouredBy = HonouredIn.HttpRoute,
        },
        new FieldDefinition("description", FieldShapes.Text, "What it is, in your own words; shown where its name is hovered over in an editor.") { HonouredBy = HonouredIn.ProviderText },
        new FieldDefinition("credential", FieldShapes.Text | FieldShapes.Mapping, "Where its key is found when a model names none: `$env.NAME` or `${env:NAME}` for an environment variable, or a mapping. It goes to no other provider.")
        {
            MappingName = "credential",
            Pattern = CredentialShorthand.Pattern,
            HonouredBy = HonouredIn.CredentialResolver,
        },
        new FieldDefinition("auth", FieldShapes.Text, "How a request shows the key: as `Authorization: Bearer …`, in the header that `auth_header` names, or not at all. Without it as the protocol has it at home: `bearer`, and for `anthropic-messages`, `gemini` and `azure-openai` their own header.")
        {
            Words = new(Bearer, Header, None),
            HonouredBy = HonouredIn.HttpExchange,
        },
        new FieldDefinition("auth_header", FieldShapes.Text, "The header of `auth: header`, such as `x-api-key`.") { HonouredBy = HonouredIn.HttpExchange },
        new FieldDefinition("headers", FieldShapes.TextMapping, "Headers that every request carries, such as the name of a team. Never a secret: for a second key there is `secret_header`.") { HonouredBy = HonouredIn.HttpExchange },
        new FieldDefinition("secret_header", FieldShapes.Mapping, "A second secret that every request carries, such as the key of a gateway in front of the provider.")
        {
            MappingName = "secret_header",
            HonouredBy = HonouredIn.HttpExchange,
        },
        new FieldDefinition("allow_private_hosts", FieldShapes.Flag, "Whether `base_url` may name a host of a private network.") { Default = "false", HonouredBy = HonouredIn.HttpRoute },
        new FieldDefinition("like", FieldShapes.Text, "A provider that Relay knows and that speaks the same protocol: its dialect, its way to show the key and its parameter rules hold here too. Keys and prices do not come along.") { HonouredBy = HonouredIn.ProviderBinder },
        new FieldDefinition("route_to", FieldShapes.Text, "A provider that Relay knows, whose models this one hands on unchanged: its catalog, prices and parameter rules hold, and its dialect where both speak the same protocol.") { HonouredBy = HonouredIn.ProviderBinder },
        new FieldDefinition("local", FieldShapes.Flag, "Whether it runs on machines of your own: no key is needed, and a call costs exactly nothing.") { Default = "false", HonouredBy = HonouredIn.PriceBinder },
        new FieldDefinition("dialect", FieldShapes.Mapping, "How its Chat Completions differ from those of an ordinary compatible server, or of `like`.")
        {
            MappingName = "dialect",
            HonouredBy = HonouredIn.ProviderBinder,
        });
}
