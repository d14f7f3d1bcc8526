namespace Relay.Generators;

/// <summary>A <see cref="ModelSpec"/> as one C# expression.</summary>
internal static class ModelSpecLiteral
{
    /// <summary>The constructor call, without its initializer.</summary>
    public static string Creation(ModelSpec spec) =>
        "new global::Relay.ModelSpec(" + CSharpLiteral.Of(spec.Alias) + ", " + CSharpLiteral.Of(spec.Provider) + ", " + CSharpLiteral.Of(spec.Model) + ")";

    /// <summary>All that differs from a spec that names nothing but a target.</summary>
    public static Initializer Properties(ModelSpec spec) => new Initializer()
        .AddText("BaseUrl", spec.BaseUrl)
        .Add("AllowPrivateHosts", spec.AllowPrivateHosts, false)
        .AddText("ApiVersion", spec.ApiVersion)
        .AddText("Region", spec.Region)
        .AddText("Project", spec.Project)
        .AddText("Location", spec.Location)
        .AddText("Deployment", spec.Deployment)
        .Add("ApiStyle", spec.ApiStyle == default ? null : EnumLiteral.Of(spec.ApiStyle))
        .Add("Credential", spec.Credential is null ? null : Credential(spec.Credential))
        .Add("Parameters", ParametersLiteral.Of(spec.Parameters))
        .Add("Capabilities", CapabilitiesLiteral.Of(spec.Capabilities))
        .Add("ContextWindow", spec.ContextWindow)
        .Add("MaxOutput", spec.MaxOutput)
        .Add("Prices", spec.Prices is null ? null : PricesLiteral.Of(spec.Prices))
        .Add("Timeout", spec.Timeout)
        .Add("StreamTimeout", spec.StreamTimeout)
        .Add("MaxRetries", spec.MaxRetries)
        .Add("RequestsPerMinute", spec.RequestsPerMinute)
        .Add("TokensPerMinute", spec.TokensPerMinute)
        .Add("Transport", Transport(spec.Transport))
        .AddList("Tags", "string", Literals(spec.Tags));

    /// <summary>Texts as literals.</summary>
    public static List<string> Literals(EquatableArray<string> values)
    {
        List<string> literals = new(values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            literals.Add(CSharpLiteral.Of(values[i]));
        }

        return literals;
    }

    private static string Credential(CredentialReference credential) => new Initializer()
        .AddText("Secret", credential.Secret)
        .AddText("Region", credential.Region)
        .AddText("Field", credential.Field)
        .AddText("ImpersonateServiceAccount", credential.ImpersonateServiceAccount)
        .After("new global::Relay.CredentialReference(" + EnumLiteral.Of(credential.Kind) + (credential.Name is null ? ")" : ", " + CSharpLiteral.Of(credential.Name) + ")"));

    private static string? Transport(TransportSettings transport)
    {
        TransportSettings usual = TransportSettings.Default;
        Initializer initializer = new Initializer()
            .Add("Http2", transport.Http2, usual.Http2)
            .Add("MaxConnections", transport.MaxConnections == usual.MaxConnections ? null : (long?)transport.MaxConnections)
            .Add("IdleTimeout", transport.IdleTimeout == usual.IdleTimeout ? null : (TimeSpan?)transport.IdleTimeout);
        return initializer.IsEmpty ? null : initializer.After("new global::Relay.TransportSettings");
    }
}
