namespace Relay;

/// <summary>How a Claude model is asked to think.</summary>
internal enum ThinkingForm
{
    /// <summary>It does not think.</summary>
    None,

    /// <summary><c>thinking: {type: enabled, budget_tokens}</c></summary>
    Budget,

    /// <summary><c>thinking: {type: adaptive}</c> with <c>output_config.effort</c>; a budget is still understood.</summary>
    AdaptiveOrBudget,

    /// <summary><c>thinking: {type: adaptive}</c> with <c>output_config.effort</c>; a budget is refused.</summary>
    Adaptive,
}

/// <summary>How a Claude model is kept from thinking.</summary>
internal enum ThinkingOff
{
    /// <summary>By saying nothing: it thinks on request only.</summary>
    Unasked,

    /// <summary><c>thinking: {type: disabled}</c>: it thinks by default.</summary>
    Disabled,

    /// <summary><c>thinking: {type: between_tools}</c>: no thinking before the answer, only between tool calls.</summary>
    BetweenTools,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>What a Claude model takes on the Messages API, by family and version.</summary>
/// <remarks>
/// Sources, on platform.claude.com/docs/en: build-with-claude/extended-thinking, build-with-claude/adaptive-thinking, build-with-claude/effort,
/// build-with-claude/structured-outputs, about-claude/models/migrating-to-claude-4, about-claude/models/whats-new-claude-4-7 (no sampling parameters),
/// models/sonnet-5/migration-guide, models/fable-5/migration-guide, models/opus-5-5/migration-guide and models/sonnet-5-5/migration-guide (thinking
/// that cannot be turned off, no forced tools). A name that is no Claude model's has the traits of <see cref="Unknown"/>: nothing is held back.
/// </remarks>
internal sealed record ClaudeTraits
{
    private static readonly string[] LowToHighAndMax = ["low", "medium", "high", "max"];
    private static readonly string[] LowToMax = ["low", "medium", "high", "xhigh", "max"];

    private static readonly ClaudeTraits WithoutThinking = new() { Thinking = ThinkingForm.None };
    private static readonly ClaudeTraits Since37 = new();
    private static readonly ClaudeTraits Opus41 = new() { TakesBothSamplers = false };
    private static readonly ClaudeTraits Since45 = new() { TakesBothSamplers = false, JsonSchema = true };
    private static readonly ClaudeTraits Since46 = Since45 with { Prefill = false, Thinking = ThinkingForm.AdaptiveOrBudget, EffortWords = ["none", .. LowToHighAndMax] };
    private static readonly ClaudeTraits Since47 = Since46 with { Thinking = ThinkingForm.Adaptive, TakesSampling = false, EffortWords = ["none", .. LowToMax] };
    private static readonly ClaudeTraits Since5 = Since47 with { Off = ThinkingOff.Disabled };
    private static readonly ClaudeTraits Sonnet55 = Since47 with { Off = ThinkingOff.BetweenTools, ForcedTools = false };
    private static readonly ClaudeTraits AlwaysThinking = Since47 with { Off = ThinkingOff.Never, EffortWords = LowToMax };
    private static readonly ClaudeTraits AlwaysThinkingUnforced = AlwaysThinking with { ForcedTools = false };

    /// <summary>Of each family the first row whose version is not above the model's; a null family is any.</summary>
    private static readonly (string? Family, int From, ClaudeTraits Traits)[] Rows =
    [
        ("fable", 501, AlwaysThinkingUnforced),
        ("mythos", 501, AlwaysThinkingUnforced),
        ("fable", 0, AlwaysThinking),
        ("mythos", 0, AlwaysThinking),
        ("opus", 505, AlwaysThinkingUnforced),
        ("sonnet", 505, Sonnet55),
        (null, 500, Since5),
        (null, 407, Since47),
        (null, 406, Since46),
        (null, 405, Since45),
        ("opus", 401, Opus41),
        (null, 307, Since37),
        (null, 0, WithoutThinking),
    ];

    /// <summary>What is assumed of a name that says nothing: the oldest form of everything.</summary>
    internal static ClaudeTraits Unknown => Since37;

    internal ThinkingForm Thinking { get; private init; } = ThinkingForm.Budget;

    internal ThinkingOff Off { get; private init; }

    /// <summary>The words of <c>output_config.effort</c>, and <c>none</c> where thinking can be kept off; empty where effort becomes a budget.</summary>
    internal string[] EffortWords { get; private init; } = [];

    /// <summary>Whether a conversation may end with the beginning of the answer.</summary>
    internal bool Prefill { get; private init; } = true;

    /// <summary>Whether temperature, top_p and top_k may be set at all.</summary>
    internal bool TakesSampling { get; private init; } = true;

    /// <summary>Whether temperature and top_p may be set together.</summary>
    internal bool TakesBothSamplers { get; private init; } = true;

    /// <summary>Whether <c>output_config.format</c> takes a JSON schema.</summary>
    internal bool JsonSchema { get; private init; }

    /// <summary>Whether a tool call can be forced.</summary>
    internal bool ForcedTools { get; private init; } = true;

    /// <summary>The traits of a model.</summary>
    /// <param name="id">A normalised id, such as <c>claude-sonnet-4-5-20250929</c>, <c>claude-3-7-sonnet-latest</c> or <c>claude-opus-4.7</c>.</param>
    internal static ClaudeTraits Of(string id)
    {
        if (!TryReadVersion(id, out int version, out string[] parts))
        {
            return Unknown;
        }

        foreach ((string? family, int from, ClaudeTraits traits) in Rows)
        {
            if (version >= from && (family is null || Array.IndexOf(parts, family) >= 0))
            {
                return traits;
            }
        }

        return Unknown;
    }

    /// <summary>Reads 405 out of <c>4-5</c>; 0 for a Claude model without a number. A date is not a version.</summary>
    private static bool TryReadVersion(string id, out int version, out string[] parts)
    {
        version = 0;
        parts = [];
        int start = id.IndexOf("claude-", StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        parts = id.Substring(start).Split('-', '.', '@', ':');
        for (int i = 1; i < parts.Length; i++)
        {
            if (Number(parts[i]) is { } major)
            {
                version = (major * 100) + (i + 1 < parts.Length ? Number(parts[i + 1]) ?? 0 : 0);
                return true;
            }
        }

        // claude-instant has always been old; claude-mythos-preview and whatever else has no number is told by its family.
        return Array.IndexOf(parts, "instant") >= 0 || Array.IndexOf(parts, "mythos") >= 0 || Array.IndexOf(parts, "fable") >= 0;
    }

    // claude-v1 is the one that writes a letter before its number.
    private static int? Number(string text)
    {
        string part = text.TrimStart('v');
        return part.Length is 1 or 2 && part[0] is >= '0' and <= '9' && part[part.Length - 1] is >= '0' and <= '9'
            ? int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
