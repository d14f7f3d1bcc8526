namespace Relay.Generators;

/// <summary>A <see cref="ModelSpec"/> as one C# expression.</summary>
internal static class ModelSpecLiteral
{
    /// <summary>Writes the expression and the end of its statement: all that differs from a spec that names nothing but a target.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="frame">Where the providers of the project's own are.</param>
    public static void Write(SourceBuilder builder, ModelSpec spec, SourceFrame frame)
    {
        builder.Append("new global::Relay.ModelSpec(").Literal(spec.Alias).Append(", ").Literal(spec.Provider).Append(", ").Literal(spec.Model).Append(')');
        Initializer.OnLines(builder)
            .Add("CustomProvider", spec.CustomProvider, frame.WriteProvider)
            .AddText("BaseUrl", spec.BaseUrl)
            .Add("AllowPrivateHosts", spec.AllowPrivateHosts, false)
            .AddText("ApiVersion", spec.ApiVersion)
            .AddText("Region", spec.Region)
            .AddText("Project", spec.Project)
            .AddText("Location", spec.Location)
            .AddText("Deployment", spec.Deployment)
            .Add("ApiStyle", spec.ApiStyle == default ? null : EnumLiteral.Of(spec.ApiStyle))
            .Add("Credential", spec.Credential, CredentialLiteral.Write)
            .Add("Parameters", spec.Parameters == ParametersLiteral.None ? null : spec.Parameters, ParametersLiteral.Write)
            .Add("Capabilities", CapabilitiesLiteral.Of(spec.Capabilities))
            .Add("ContextWindow", spec.ContextWindow)
            .Add("MaxOutput", spec.MaxOutput)
            .Add("Prices", spec.Prices, PricesLiteral.Write)
            .Add("StripThinkTags", spec.StripThinkTags is { } strip ? CSharpLiteral.Of(strip) : null)
            .Add("Timeout", spec.Timeout)
            .Add("StreamTimeout", spec.StreamTimeout)
            .Add("MaxRetries", spec.MaxRetries)
            .Add("RequestsPerMinute", spec.RequestsPerMinute)
            .Add("TokensPerMinute", spec.TokensPerMinute)
            .Add("Transport", spec.Transport == TransportSettings.Default ? null : spec.Transport, TransportLiteral.Write)
            .AddTexts("Tags", spec.Tags)
            .Close();
    }
}
