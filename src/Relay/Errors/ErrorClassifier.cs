namespace Relay;

/// <summary>Decides what kind of failure an answer is, by its status and by what its body says.</summary>
internal static class ErrorClassifier
{
    /// <summary>The kind of an answer with <paramref name="status"/> ≥ 300 (or the status inside an error body).</summary>
    public static RelayErrorKind Classify(int status, WireError error)
    {
        if (error.Kind is { } known)
        {
            return known;
        }

        string message = error.Message ?? "", code = error.Code ?? "", type = error.Type ?? "";
        switch (status)
        {
            case 401:
                return RelayErrorKind.Authentication;
            case 402:
                return RelayErrorKind.Budget;
            case 403:
                return IsPolicy(message, code, type) ? RelayErrorKind.ContentPolicy : RelayErrorKind.Permission;
            case 404:
                return RelayErrorKind.ModelUnavailable;
            case 407:
                // A proxy's, never a provider's.
                return RelayErrorKind.Connection;
            case 408:
                return RelayErrorKind.Timeout;
            case 498:
                // docs.cohere.com/reference/errors: a deny-listed token in the request or the answer. console.groq.com/docs/errors: flex tier capacity exceeded.
                return Has(message, "token") ? RelayErrorKind.ContentPolicy : RelayErrorKind.Overloaded;
            case 429:
                return RelayErrorKind.RateLimit;
            case 503 or 529:
                return RelayErrorKind.Overloaded;
            case >= 500:
                return type == "overloaded_error" ? RelayErrorKind.Overloaded : RelayErrorKind.Provider;
            case < 400:
                return RelayErrorKind.Provider;
        }

        return code == "rate_limit_exceeded" || type == "rate_limit_error" ? RelayErrorKind.RateLimit
            : IsContext(message, code, type) ? RelayErrorKind.ContextWindow
            : IsPolicy(message, code, type) ? RelayErrorKind.ContentPolicy
            : IsKey(message, code) ? RelayErrorKind.Authentication
            : code is "model_not_found" or "model_not_available" ? RelayErrorKind.ModelUnavailable
            : code is "insufficient_quota" or "billing_not_active" || Has(message, "credit balance is too low") ? RelayErrorKind.Budget
            : RelayErrorKind.InvalidRequest;
    }

    /// <summary>The kind of an error object in an answer whose status was a success: by the status it repeats, else by what it says, else the provider's failure.</summary>
    public static RelayErrorKind Classify(WireError error)
    {
        if (error.Status is { } status)
        {
            return Classify(status, error);
        }

        RelayErrorKind kind = Classify(400, error);
        return kind != RelayErrorKind.InvalidRequest || error.Type == "invalid_request_error" ? kind
            : error.Type == "overloaded_error" ? RelayErrorKind.Overloaded
            : RelayErrorKind.Provider;
    }

    /// <summary>What a rate limit is about: by the code, then the text, then what the limit headers have left.</summary>
    public static RateLimitKind Limit(WireError error, string? remainingRequests, string? remainingTokens)
    {
        if (error.Code is "insufficient_quota" || error.Type is "insufficient_quota")
        {
            return RateLimitKind.Quota;
        }

        string message = error.Message ?? "";
        return Has(message, "concurren") ? RateLimitKind.Concurrency
            : Has(message, "tokens per") || Has(message, "tokens_per_min") || Has(message, "tpm") || Has(message, "too many tokens") || error.Type is "tokens" ? RateLimitKind.Tokens
            : Has(message, "requests per") || Has(message, "rpm") || Has(message, "too many requests") || error.Type is "requests" ? RateLimitKind.Requests
            : Has(message, "quota") || Has(message, "credit") ? RateLimitKind.Quota
            : remainingTokens == "0" ? RateLimitKind.Tokens
            : remainingRequests == "0" ? RateLimitKind.Requests
            : RateLimitKind.Unknown;
    }

    /// <remarks>
    /// In words that name no context: xAI's maximum prompt length (docs.x.ai), vLLM's maximum model length, Bedrock's number of input tokens, Qwen's range of input length
    /// (help.aliyun.com/zh/model-studio/error-code) and text-generation-inference's inputs + max_new_tokens (github.com/huggingface/text-generation-inference, validation.rs).
    /// </remarks>
    private static bool IsContext(string message, string code, string type) =>
        code is "context_length_exceeded" or "string_above_max_length" or "context_window_exceeded"
        || type is "exceed_context_size_error"
        || (Has(message, "context") && !Has(message, "context_management") && (Has(message, "length") || Has(message, "window") || Has(message, "tokens") || Has(message, "context size")))
        || Has(message, "prompt is too long")
        || Has(message, "maximum prompt length")
        || Has(message, "maximum model length")
        || Has(message, "input tokens exceeds")
        || Has(message, "range of input length")
        || (Has(message, "inputs") && Has(message, "max_new_tokens") && Has(message, "must be <="))
        || (Has(message, "too many tokens") && Has(message, "exceed"))
        || Has(message, "input is too long")
        || Has(message, "too many input tokens")
        || (Has(message, "token count") && Has(message, "exceeds"))
        || (Has(message, "too large for model") && Has(message, "token"));

    /// <remarks>Among them Anthropic's "Output blocked by content filtering policy", DeepSeek's "Content Exists Risk", Moonshot's type content_filter and Qwen's data_inspection_failed.</remarks>
    private static bool IsPolicy(string message, string code, string type) =>
        code is "content_policy_violation" or "content_filter" or "moderation" or "content_policy" or "image_content_policy_violation" or "1301" or "data_inspection_failed" or "DataInspectionFailed"
        || type is "content_policy_violation" or "content_filter" or "moderation_error" or "data_inspection_failed"
        || Has(message, "content_policy") || Has(message, "content policy") || Has(message, "content management policy")
        || Has(message, "content filtering policy") || Has(message, "content exists risk")
        || (Has(message, "safety") && !Has(message, "safety_identifier") && !Has(message, "safety_setting") && !Has(message, "safetySetting")) || Has(message, "harmful") || Has(message, "flagged");

    private static bool IsKey(string message, string code) =>
        code is "invalid_api_key" or "authentication_error" or "API_KEY_INVALID" || Has(message, "api key not valid") || Has(message, "incorrect api key") || Has(message, "invalid api key");

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
