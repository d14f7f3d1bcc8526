namespace Relay.Generators;

/// <summary>Where a key comes from as a C# expression.</summary>
internal static class CredentialLiteral
{
    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, CredentialReference credential)
    {
        builder.Append("new global::Relay.CredentialReference(").Append(EnumLiteral.Of(credential.Kind));
        if (credential.Name is { } name)
        {
            builder.Append(", ").Literal(name);
        }

        builder.Append(')');
        Initializer.OnLine(builder)
            .AddText("Secret", credential.RevealSecret())
            .AddText("Region", credential.Region)
            .AddText("Field", credential.Field)
            .AddText("ImpersonateServiceAccount", credential.ImpersonateServiceAccount)
            .AddText("TenantId", credential.TenantId)
            .AddText("ClientId", credential.ClientId)
            .Close();
    }
}
