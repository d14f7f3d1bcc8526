namespace Relay.Presets;

/// <summary>Binds <c>api_style</c>, and says where the provider does not have the style that is asked for.</summary>
internal static class ApiStyleBinder
{
    /// <summary>The style of a model.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="body">The model's fields.</param>
    /// <param name="target">Its target.</param>
    public static ApiStyle Bind(FindingSink findings, MappingNode body, Target target)
    {
        if (body.Scalar("api_style") is not { Text: "responses" } written)
        {
            if (target.Provider?.Offers(ApiStyle.ChatCompletions) == false && body.Scalar("api_style") is { Text: "chat_completions" } chat)
            {
                findings.Add(
                    ReferenceRules.StyleNotOffered,
                    chat.Location,
                    $"{target.ProviderName} speaks nothing but Responses; leave 'api_style' out, or make its wire openai-chat.",
                    SuggestedText.InPlaceOf(chat, "responses"));
            }

            return target.Provider?.StyleOf(ApiStyle.ChatCompletions) ?? ApiStyle.ChatCompletions;
        }

        if (target.Provider is { } provider && !provider.Offers(ApiStyle.Responses))
        {
            bool hasStyles = TargetFieldCheck.HasStyles(provider);
            findings.Add(
                ReferenceRules.StyleNotOffered,
                written.Location,
                $"{target.ProviderName} has no Responses API; leave 'api_style' out{(hasStyles ? ", or write chat_completions" : "")}.",
                hasStyles ? SuggestedText.InPlaceOf(written, "chat_completions") : null);
        }

        return ApiStyle.Responses;
    }
}
