namespace Relay;

/// <summary>What tokens cost, in USD per 1,000,000 tokens. A rate that is null is not known, which is not the same as free.</summary>
public sealed record TokenRates
{
    /// <summary>Everything free.</summary>
    public static TokenRates Zero { get; } = new()
    {
        Input = 0,
        Output = 0,
        CacheRead = 0,
        CacheWrite5m = 0,
        CacheWrite1h = 0,
        Reasoning = 0,
        InputAudio = 0,
        OutputAudio = 0,
    };

    /// <summary>Input that was neither read from nor written to a cache.</summary>
    public decimal? Input { get; init; }

    /// <summary>Output, reasoning included unless <see cref="Reasoning"/> says otherwise.</summary>
    public decimal? Output { get; init; }

    /// <summary>Input read from a cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Input written to a cache that lives five minutes.</summary>
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Input written to a cache that lives an hour.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Reasoning, only where it is billed apart from output.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>Audio input, where it is billed apart from text.</summary>
    public decimal? InputAudio { get; init; }

    /// <summary>Audio output, where it is billed apart from text.</summary>
    public decimal? OutputAudio { get; init; }

    /// <summary>These rates, and where one is null that of <paramref name="fallback"/>.</summary>
    internal TokenRates Or(TokenRates? fallback) => fallback is null ? this : new()
    {
        Input = Input ?? fallback.Input,
        Output = Output ?? fallback.Output,
        CacheRead = CacheRead ?? fallback.CacheRead,
        CacheWrite5m = CacheWrite5m ?? fallback.CacheWrite5m,
        CacheWrite1h = CacheWrite1h ?? fallback.CacheWrite1h,
        Reasoning = Reasoning ?? fallback.Reasoning,
        InputAudio = InputAudio ?? fallback.InputAudio,
        OutputAudio = OutputAudio ?? fallback.OutputAudio,
    };

    /// <summary>These rates times a factor for input, one for output and one for cached input. A rate that is null stays null.</summary>
    internal TokenRates Times(decimal input, decimal output, decimal cachedInput) => new()
    {
        Input = Input * input,
        Output = Output * output,
        CacheRead = CacheRead * cachedInput,
        CacheWrite5m = CacheWrite5m * input,
        CacheWrite1h = CacheWrite1h * input,
        Reasoning = Reasoning * output,
        InputAudio = InputAudio * input,
        OutputAudio = OutputAudio * output,
    };
}
