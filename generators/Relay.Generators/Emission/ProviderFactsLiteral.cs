namespace Relay.Generators;

/// <summary>A <see cref="ProviderFacts"/> as one C# expression: all that differs from a provider of bearer auth and the standard dialect.</summary>
internal static class ProviderFactsLiteral
{
    /// <summary>Writes the expression and the end of its statement, with a line for each property.</summary>
    public static void WriteOnLines(SourceBuilder builder, ProviderFacts provider) => Write(Initializer.OnLines(WriteCreation(builder, provider)), provider);

    /// <summary>Writes the expression on the line.</summary>
    public static void WriteOnLine(SourceBuilder builder, ProviderFacts provider) => Write(Initializer.OnLine(WriteCreation(builder, provider)), provider);

    private static SourceBuilder WriteCreation(SourceBuilder builder, ProviderFacts provider)
    {
        builder.Append("new global::Relay.ProviderFacts(").Literal(provider.Name).Append(", ").Append(EnumLiteral.Of(provider.Wire)).Append(", ");
        return (provider.BaseUrl is { } address ? builder.Literal(address) : builder.Append("null")).Append(')');
    }

    private static void Write(Initializer initializer, ProviderFacts provider) => initializer
        .AddTexts("Synonyms", provider.Synonyms)
        .Add("Auth", provider.Auth == AuthScheme.Bearer ? null : EnumLiteral.Of(provider.Auth))
        .AddText("AuthHeader", provider.AuthHeader)
        .Add("Tokens", provider.Tokens, WriteTokens)
        .Add("SecretHeader", provider.SecretHeader, WriteSecretHeader)
        .AddList("Headers", "global::Relay.ProviderHeader", provider.Headers, WriteHeader)
        .AddTexts("KeyVariables", provider.KeyVariables)
        .Add("Credential", provider.Credential, CredentialLiteral.Write)
        .Add("AllowPrivateHosts", provider.AllowPrivateHosts, false)
        .AddText("RouteTo", provider.RouteTo)
        .AddText("Like", provider.Like)
        .Add("WritesThinkTags", provider.WritesThinkTags, false)
        .Add("IsLocal", provider.IsLocal, false)
        .Add("BatchFactor", provider.BatchFactor)
        .Add("FlexFactor", provider.FlexFactor)
        .Add("Dialect", provider.Dialect == OpenAIChatDialect.Standard ? null : provider.Dialect, DialectLiteral.Write)
        .Add("Responses", provider.Responses, WriteResponses)
        .Close();

    private static void WriteResponses(SourceBuilder builder, ResponsesDialect dialect)
    {
        builder.Append("new global::Relay.ResponsesDialect");
        Initializer.OnLine(builder, "()")
            .AddText("Path", dialect.Path == ResponsesDialect.Stateless.Path ? null : dialect.Path)
            .Add("Stores", dialect.Stores, false)
            .Add("EncryptedReasoning", dialect.EncryptedReasoning, false)
            .Close();
    }

    private static void WriteTokens(SourceBuilder builder, ProviderTokens tokens) =>
        builder.Append("new global::Relay.ProviderTokens(").Append(EnumLiteral.Of(tokens.Issuer)).Append(", ").Literal(tokens.Scope).Append(')');

    private static void WriteSecretHeader(SourceBuilder builder, ProviderSecretHeader header)
    {
        builder.Append("new global::Relay.ProviderSecretHeader(").Literal(header.Name).Append(", ").Literal(header.Variable).Append(')');
        Initializer.OnLine(builder)
            .AddText("Prefix", header.Prefix.Length == 0 ? null : header.Prefix)
            .Add("IsRequired", header.IsRequired, true)
            .Close();
    }

    private static void WriteHeader(SourceBuilder builder, ProviderHeader header) =>
        builder.Append("new global::Relay.ProviderHeader(").Literal(header.Name).Append(", ").Literal(header.Value).Append(')');
}
