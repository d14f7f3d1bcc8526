using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Makes the reply: what it used, what that costs, why it ended.</summary>
internal static class Metering
{
    private const string NoUsage = "The stream came without usage: what the call used, and what it cost, is not known.";
    private const string CutBeforeUsage = "The stream ended behind the answer and before its usage: what the call used, and what it cost, is not known.";

    public static ChatReply Reply(CallContext call, Answer answer, HttpResponseMessage response, string? raw)
    {
        ServiceTier tier = Tier(call.Binding, answer.ServiceTier);
        call.ServedTier = tier;
        call.Binding.EchoedModel = answer.Model;
        Warn(call, answer);
        return answer.Build(call.Binding.Spec, new ReplyFacts(
            answer.IsBlocked ? ChatFinishReason.ContentFilter : call.Binding.Http.Wire.Finish(answer.FinishReason, answer.HasToolCalls),
            tier,
            call.Lane,
            call.Elapsed,
            CallFailure.RequestId(call, response.Headers),
            raw,
            call.Warnings.Items));
    }

    /// <summary>
    /// What is missing from a success, or came in two versions, is said and not only left out. A stream may lose its usage on the way and still be the whole answer; of a whole body, none is what
    /// the provider told, which <see cref="ChatReply.Usage"/> says.
    /// </summary>
    private static void Warn(CallContext call, Answer answer)
    {
        if (answer.Updates is not null && answer.Usage is null && answer.Error is null && (answer.IsDone || answer.FinishReason is not null))
        {
            call.Warnings.Add(answer.IsDone ? NoUsage : CutBeforeUsage);
        }

        if (answer.HasOtherChoices)
        {
            call.Warnings.Add("The answer has more than one choice that is the first. The first of them was read.");
        }

        if (answer.HasOtherArguments)
        {
            call.Warnings.Add("The arguments of a tool call came in pieces that differ from what the provider said they are at the end. The reply has the latter; pieces that were streamed do not.");
        }
    }

    /// <summary>The tier the provider says it served, where it bills by it.</summary>
    private static ServiceTier Tier(AliasBinding binding, string? served) => !binding.Provider.Dialect.BillsByServiceTier ? ServiceTier.Standard : served switch
    {
        "flex" => ServiceTier.Flex,
        "priority" => ServiceTier.Priority,
        _ => ServiceTier.Standard,
    };
}
