namespace Relay;

/// <summary>What <c>reasoning</c> becomes in a Chat Completions body.</summary>
public enum ReasoningField
{
    /// <summary>Not sent: the provider has no such field.</summary>
    None,

    /// <summary><c>"reasoning_effort": "low"</c></summary>
    ReasoningEffort,

    /// <summary><c>"reasoning": {"effort": "low"}</c> or <c>{"max_tokens": n}</c> (OpenRouter).</summary>
    ReasoningObject,

    /// <summary><c>"thinking": {"type": "enabled"}</c> (DeepSeek, Z.ai); see <see cref="OpenAIChatDialect.EffortBesideThinking"/>.</summary>
    ThinkingObject,

    /// <summary><c>"enable_thinking": true</c> and <c>"thinking_budget": n</c>, for the server and again as <c>chat_template_kwargs</c> for the model's template (sno-gpu).</summary>
    EnableThinking,
}
