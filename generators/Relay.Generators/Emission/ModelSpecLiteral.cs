namespace Relay.Generators;

/// <summary>A <see cref="ModelSpec"/> as one C# expression.</summary>
internal static class ModelSpecLiteral
{
    /// <summary>
    /// What an alias can share with others of its target: which model it is, where it is reached with which key, what is known of it and what it costs. The rest, which
    /// is left empty here, is each alias' own.
    /// </summary>
    public static ModelSpec Shared(ModelSpec spec) => spec with
    {
        Alias = "",
        Parameters = ParametersLiteral.None,
        Timeout = null,
        StreamTimeout = null,
        FirstEventTimeout = null,
        StreamIdleTimeout = null,
        MaxRetries = null,
        RequestsPerMinute = null,
        TokensPerMinute = null,
        Tags = default,
    };

    /// <summary>Writes the expression and the end of its statement: all that differs from a spec that names nothing but a target.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="target">The method that gives what the alias shares with others; null where that is written here too.</param>
    /// <param name="frame">Where these methods are, and the providers of the project's own.</param>
    public static void Write(SourceBuilder builder, ModelSpec spec, string? target, SourceFrame frame)
    {
        if (target is null)
        {
            builder.Append("new global::Relay.ModelSpec(").Literal(spec.Alias).Append(", ").Literal(spec.Provider).Append(", ").Literal(spec.Model).Append(')');
            AddOwn(AddShared(Initializer.OnLines(builder), spec, frame), spec).Close();
        }
        else
        {
            builder.Append(frame.Targets).Append('.').Append(target).Append('(').Literal(spec.Alias).Append(')');
            AddOwn(Initializer.OnLines(builder, " with"), spec).Close();
        }
    }

    /// <summary>Writes the method that gives what aliases share.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="target">The method's name.</param>
    /// <param name="spec">The spec of any of them.</param>
    /// <param name="frame">Where the providers of the project's own are.</param>
    public static void WriteTarget(SourceBuilder builder, string target, ModelSpec spec, SourceFrame frame)
    {
        builder.Indent().Append("internal static global::Relay.ModelSpec ").Append(target).Append("(string alias) => new global::Relay.ModelSpec(alias, ");
        AddShared(Initializer.OnLines(builder.Literal(spec.Provider).Append(", ").Literal(spec.Model).Append(')')), spec, frame).Close();
    }

    private static Initializer AddShared(Initializer initializer, ModelSpec spec, SourceFrame frame) => initializer
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
        .Add("Capabilities", CapabilitiesLiteral.Of(spec.Capabilities))
        .Add("ContextWindow", spec.ContextWindow)
        .Add("MaxOutput", spec.MaxOutput)
        .Add("Prices", spec.Prices, PricesLiteral.Write)
        .Add("StripThinkTags", spec.StripThinkTags is { } strip ? CSharpLiteral.Of(strip) : null)
        .Add("Transport", spec.Transport == TransportSettings.Default ? null : spec.Transport, TransportLiteral.Write);

    private static Initializer AddOwn(Initializer initializer, ModelSpec spec) => initializer
        .Add("Parameters", spec.Parameters == ParametersLiteral.None ? null : spec.Parameters, ParametersLiteral.Write)
        .Add("Timeout", spec.Timeout)
        .Add("StreamTimeout", spec.StreamTimeout)
        .Add("FirstEventTimeout", spec.FirstEventTimeout)
        .Add("StreamIdleTimeout", spec.StreamIdleTimeout)
        .Add("MaxRetries", spec.MaxRetries)
        .Add("RequestsPerMinute", spec.RequestsPerMinute)
        .Add("TokensPerMinute", spec.TokensPerMinute)
        .AddTexts("Tags", spec.Tags);
}
