namespace Relay;

/// <summary>What becomes of a model's tool call that was not declared, or whose arguments do not follow the tool's schema.</summary>
public enum ToolValidation
{
    /// <summary>
    /// The answer, which is paid for, is given; the call's <see cref="Microsoft.Extensions.AI.FunctionCallContent.Exception"/> is a <see cref="RelayException"/> of kind <see cref="RelayErrorKind.ToolSchema"/>, and
    /// <see cref="ChatReply.ToolCallErrors"/> lists them. Automatic invocation gives the error to the model instead of running the tool.
    /// </summary>
    Report,

    /// <summary>The call fails with the first of these exceptions; <see cref="RelayException.Reply"/> is the answer.</summary>
    Throw,

    /// <summary>Nothing is checked.</summary>
    None,
}
