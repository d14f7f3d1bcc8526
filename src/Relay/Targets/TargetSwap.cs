namespace Relay;

/// <summary>Puts another target in place of the compiled one, with what is known about it.</summary>
internal static class TargetSwap
{
    /// <summary>
    /// What a program asks of a model in so many words. Without a temperature of its own a model still answers (the parameter is left out, with a warning), and without a prompt cache
    /// it costs what the reply says; so these two are no part of the contract.
    /// </summary>
    private const int Contract = ~((1 << (int)Capability.Temperature) | (1 << (int)Capability.PromptCaching));

    /// <summary>The binding for what a source answered.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="compiled">The spec as it was compiled in.</param>
    /// <param name="answer">What the source answered; null or blank changes nothing.</param>
    /// <param name="source">Who answered, for messages: <c>environment variable SMART_MODEL</c>.</param>
    /// <exception cref="RelayException">The answer is no target, or the target cannot be called (<see cref="RelayErrorKind.Config"/>).</exception>
    public static AliasBinding Bind(RelayRuntime runtime, ModelSpec compiled, string? answer, string source)
    {
        if (string.IsNullOrWhiteSpace(answer) || answer == compiled.Target)
        {
            return AliasBinding.Create(runtime, compiled);
        }

        if (!TargetText.TryRead(answer, compiled.Provider, runtime.Providers, out TargetText target, out string? fault))
        {
            throw CallFailure.BeforeCall(compiled, RelayErrorKind.Config, $"'{compiled.Alias}' cannot be called: the answer of {source} {fault}");
        }

        if (runtime.Credentials.IsKey(compiled, answer.Trim()) || runtime.Credentials.IsKey(compiled, target.Model))
        {
            throw CallFailure.BeforeCall(compiled, RelayErrorKind.Config, $"'{compiled.Alias}' cannot be called: the answer of {source} is a key; write provider/model, such as {compiled.Target}.");
        }

        if (target.Provider == compiled.Provider && target.Model == compiled.Model)
        {
            return AliasBinding.Create(runtime, compiled);
        }

        ModelSpec swapped = CatalogFacts.Fill(target.Provider == compiled.Provider ? OnSameProvider(compiled, target.Model) : OnOtherProvider(compiled, target));
        if (Lacking(compiled, swapped) is { } lacking)
        {
            string refusal = $"'{compiled.Alias}' stayed on {compiled.Target}: {source} asks for {swapped.Target}, which is known to lack {lacking}.";
            SeamLog.SwapRefused(runtime.Logger, refusal);
            return AliasBinding.Create(runtime, compiled, refusal: refusal);
        }

        return AliasBinding.Create(runtime, swapped, compiled, source);
    }

    /// <summary>Connection and credential stay; what was said of the compiled model does not hold for another one.</summary>
    private static ModelSpec OnSameProvider(ModelSpec compiled, string model) => compiled with
    {
        Model = model,
        Deployment = null,
        Capabilities = default,
        ContextWindow = null,
        MaxOutput = null,
        Prices = null,
    };

    /// <summary>Nothing of the connection goes along: what is not named here stays behind.</summary>
    private static ModelSpec OnOtherProvider(ModelSpec compiled, TargetText target) => new(compiled.Alias, target.Provider, target.Model)
    {
        CustomProvider = target.Custom,
        Parameters = compiled.Parameters,
        Timeout = compiled.Timeout,
        StreamTimeout = compiled.StreamTimeout,
        FirstEventTimeout = compiled.FirstEventTimeout,
        StreamIdleTimeout = compiled.StreamIdleTimeout,
        MaxRetries = compiled.MaxRetries,
        RequestsPerMinute = compiled.RequestsPerMinute,
        TokensPerMinute = compiled.TokensPerMinute,
        Transport = compiled.Transport,
        Tags = compiled.Tags,
    };

    private static string? Lacking(ModelSpec compiled, ModelSpec swapped)
    {
        int lacking = compiled.Capabilities.YesMask & swapped.Capabilities.NoMask & Contract;
        return lacking == 0 ? null : CapabilityNames.Of(lacking);
    }
}
