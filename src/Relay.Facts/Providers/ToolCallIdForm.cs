namespace Relay;

/// <summary>Which ids of tool calls a provider takes in a conversation.</summary>
public enum ToolCallIdForm
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>At most 40 characters (OpenAI Chat Completions: "Expected a string with maximum length 40").</summary>
    UpTo40,

    /// <summary>At most 64 characters (OpenAI Responses: "Expected a string with maximum length 64").</summary>
    UpTo64,

    /// <summary>1 to 64 of <c>a-z A-Z 0-9 _ -</c> (Anthropic: <c>^[a-zA-Z0-9_-]+$</c>; Bedrock, ToolUseBlock).</summary>
    LettersDigitsUnderscoreHyphen,

    /// <summary>Exactly nine letters or digits (Mistral: "must be a-z, A-Z, 0-9, with a length of 9").</summary>
    NineLettersOrDigits,
}
