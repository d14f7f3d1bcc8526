using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reasons why an answer ended that the field has no constant for.</summary>
internal static class FinishReasons
{
    /// <summary>The model or the provider failed while answering.</summary>
    public static readonly ChatFinishReason Error = new("error");

    /// <summary>A word of the provider's that nobody knows; the word itself stays in <see cref="ChatReply.RawFinishReason"/>.</summary>
    public static readonly ChatFinishReason Other = new("other");
}
