namespace Relay;

/// <summary>What went wrong with a call. A closed list: switch on it.</summary>
public enum RelayErrorKind
{
    /// <summary>The configuration cannot work: no key, an unknown alias, a provider this version cannot call, a refused address.</summary>
    Config,

    /// <summary>The provider does not accept the key (401).</summary>
    Authentication,

    /// <summary>The key may not do this (403).</summary>
    Permission,

    /// <summary>Out of credit, at the provider or by a local cap (402).</summary>
    Budget,

    /// <summary>Too many requests or tokens (429); <see cref="RelayException.LimitKind"/> says of what.</summary>
    RateLimit,

    /// <summary>The prompt is longer than the model's context window.</summary>
    ContextWindow,

    /// <summary>The provider refused the content.</summary>
    ContentPolicy,

    /// <summary>The provider refused the request as malformed (other 4xx).</summary>
    InvalidRequest,

    /// <summary>There is no such model, or not for this key (404).</summary>
    ModelUnavailable,

    /// <summary>A time limit passed; the message says which.</summary>
    Timeout,

    /// <summary>No connection, or it broke.</summary>
    Connection,

    /// <summary>The provider is overloaded (503, 529).</summary>
    Overloaded,

    /// <summary>The provider failed (other 5xx), or answered what cannot be read.</summary>
    Provider,

    /// <summary>A stream ended before its end.</summary>
    StreamTruncated,

    /// <summary>The provider reported an error inside a stream.</summary>
    StreamError,

    /// <summary>A schema cannot be sent, or a tool call does not follow the tool's; <see cref="RelayException.Violation"/> says where.</summary>
    ToolSchema,

    /// <summary>The model had not answered when the last round of tool calls that may be run had been run; <see cref="RelayException.Reply"/> has them all.</summary>
    ToolLimit,

    /// <summary>The answer does not follow the schema asked for.</summary>
    StructuredOutput,

    /// <summary>A guardrail refused the prompt or the answer.</summary>
    Guardrail,

    /// <summary>A tool server failed.</summary>
    Mcp,

    /// <summary>No candidate could be chosen.</summary>
    Routing,

    /// <summary>The circuit of this target is open.</summary>
    CircuitOpen,

    /// <summary>The kill switch is on.</summary>
    KillSwitch,

    /// <summary>The caller cancelled.</summary>
    Cancelled,
}

/// <summary>Which limit a <see cref="RelayErrorKind.RateLimit"/> is about.</summary>
public enum RateLimitKind
{
    /// <summary>The provider did not say.</summary>
    Unknown,

    /// <summary>Requests per minute (or day).</summary>
    Requests,

    /// <summary>Tokens per minute (or day).</summary>
    Tokens,

    /// <summary>Requests at the same time.</summary>
    Concurrency,

    /// <summary>The account's quota or credit.</summary>
    Quota,
}
