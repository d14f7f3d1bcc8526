using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Contents of an earlier answer for which a protocol has no place: they are left out, and the reply says so.</summary>
internal static class UnsentContent
{
    /// <summary>States the loss of a content; text, reasoning, calls and results are the wire's own matter, errors and usage carry nothing to send.</summary>
    public static void Tell(AIContent content, in WireRequest request)
    {
        if (content is not (TextContent or TextReasoningContent or FunctionCallContent or FunctionResultContent or ErrorContent or UsageContent))
        {
            request.Warnings.AddOnce($"content of type {ContentDescription.Of(content)} in a message of the assistant was not sent: {request.Spec.Target} has no place for it there.");
        }
    }
}
