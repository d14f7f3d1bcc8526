using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Makes the reply: what it used, what that costs, why it ended.</summary>
internal static class Metering
{
    public static ChatReply Reply(CallContext call, Answer answer, HttpResponseMessage response, string? raw)
    {
        ServiceTier tier = Tier(call.Binding, answer.ServiceTier);
        call.ServedTier = tier;
        call.Binding.EchoedModel = answer.Model;
        return answer.Build(call.Binding.Spec, new ReplyFacts(
            answer.IsBlocked ? ChatFinishReason.ContentFilter : call.Binding.Http.Wire.Finish(answer.FinishReason, answer.HasToolCalls),
            tier,
            call.Lane,
            call.Elapsed,
            CallFailure.RequestId(response.Headers),
            raw,
            call.Warnings.Items));
    }

    /// <summary>The tier the provider says it served, where it bills by it.</summary>
    private static ServiceTier Tier(AliasBinding binding, string? served) => !binding.Provider.Dialect.BillsByServiceTier ? ServiceTier.Standard : served switch
    {
        "flex" => ServiceTier.Flex,
        "priority" => ServiceTier.Priority,
        _ => ServiceTier.Standard,
    };
}
