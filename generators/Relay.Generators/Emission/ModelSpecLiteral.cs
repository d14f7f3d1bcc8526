namespace Relay.Generators;

/// <summary>A <see cref="ModelSpec"/> as one C# expression.</summary>
internal static class ModelSpecLiteral
{
    /// <summary>Writes the expression and the end of its statement: all that differs from a spec that names nothing but a target.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="target">The method that says what is known of the target; null where that is written here too.</param>
    /// <param name="frame">Where these methods are, and the providers of the project's own.</param>
    public static void Write(SourceBuilder builder, ModelSpec spec, string? target, SourceFrame frame)
    {
        Initializer initializer;
        if (target is null)
        {
            builder.Append("new global::Relay.ModelSpec(").Literal(spec.Alias).Append(", ").Literal(spec.Provider).Append(", ").Literal(spec.Model).Append(')');
            initializer = Initializer.OnLines(builder);
        }
        else
        {
            builder.Append(frame.Targets).Append('.').Append(target).Append('(').Literal(spec.Alias).Append(')');
            initializer = Initializer.OnLines(builder, " with");
        }

        initializer
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
            .Add("Parameters", spec.Parameters == ParametersLiteral.None ? null : spec.Parameters, ParametersLiteral.Write);
        if (target is null)
        {
            AddKnown(initializer, spec);
        }

        initializer
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

    /// <summary>Writes the method of a target: the spec of an alias that states nothing itself.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="target">The method's name.</param>
    /// <param name="spec">The spec of any alias of the target.</param>
    public static void WriteTarget(SourceBuilder builder, string target, ModelSpec spec)
    {
        builder.Indent().Append("internal static global::Relay.ModelSpec ").Append(target).Append("(string alias) => new global::Relay.ModelSpec(alias, ");
        AddKnown(Initializer.OnLines(builder.Literal(spec.Provider).Append(", ").Literal(spec.Model).Append(')')), spec).Close();
    }

    private static Initializer AddKnown(Initializer initializer, ModelSpec spec) => initializer
        .Add("Capabilities", CapabilitiesLiteral.Of(spec.Capabilities))
        .Add("ContextWindow", spec.ContextWindow)
        .Add("MaxOutput", spec.MaxOutput)
        .Add("Prices", spec.Prices, PricesLiteral.Write);
}
