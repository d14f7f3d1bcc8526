using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Refuses, before anything is sent, what a model is known not to be able to do (<see cref="CapabilityGap"/>).</summary>
/// <remarks>
/// Reasoning is not among it: an effort is a parameter, which is left out with a warning where it is not taken. A model about which nothing is known is
/// let through, and one of which no source says a no costs one comparison.
/// </remarks>
internal static class CapabilityCheck
{
    private const int Media = (1 << (int)Capability.Vision) | (1 << (int)Capability.Documents) | (1 << (int)Capability.AudioInput) | (1 << (int)Capability.VideoInput);

    /// <summary>Gives back the messages; those that can be read only once are looked at when the request is written.</summary>
    /// <exception cref="RelayException">The call needs what the model is known not to have; <see cref="RelayException.MissingCapability"/> says what.</exception>
    public static IEnumerable<ChatMessage> Read(ModelSpec spec, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (spec.Capabilities.NoMask == 0)
        {
            return messages;
        }

        try
        {
            return ReadNeeds(spec, messages, options);
        }
        catch (Exception error) when (CallerInput.IsAtFault(error))
        {
            throw CallerInput.Failure(spec, error);
        }
    }

    private static IEnumerable<ChatMessage> ReadNeeds(ModelSpec spec, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 })
        {
            Require(spec, Capability.Tools, "ChatOptions.Tools");
        }

        if (options?.ResponseFormat is ChatResponseFormatJson json)
        {
            Require(spec, json.Schema is null ? Capability.JsonMode : Capability.StructuredOutput, "ChatOptions.ResponseFormat");
        }

        if ((spec.Capabilities.NoMask & Media) == 0)
        {
            return messages;
        }

        if (messages is not IReadOnlyCollection<ChatMessage> read)
        {
            return Checked(spec, messages);
        }

        foreach (ChatMessage message in read)
        {
            Check(spec, message);
        }

        return messages;
    }

    /// <summary>A conversation that is made while it is read is read once, by whoever writes the request.</summary>
    private static IEnumerable<ChatMessage> Checked(ModelSpec spec, IEnumerable<ChatMessage> messages)
    {
        foreach (ChatMessage message in messages)
        {
            Check(spec, message);
            yield return message;
        }
    }

    private static void Check(ModelSpec spec, ChatMessage? message)
    {
        foreach (AIContent content in message?.Contents ?? [])
        {
            if (content is FunctionResultContent result)
            {
                foreach (AIContent shown in ToolResultContents.Of(result) ?? [])
                {
                    Check(spec, message!, shown);
                }
            }
            else
            {
                Check(spec, message!, content);
            }
        }
    }

    private static void Check(ModelSpec spec, ChatMessage message, AIContent content)
    {
        string? mediaType = (content as DataContent)?.MediaType ?? (content as UriContent)?.MediaType;
        if (mediaType is null || CapabilityGap.OfMediaType(mediaType) is not { } capability)
        {
            return;
        }

        // Sound that a model answered with is not listened to: what it said goes back as text.
        if (capability != Capability.AudioInput || message.Role != ChatRole.Assistant)
        {
            Require(spec, capability, mediaType);
        }
    }

    private static void Require(ModelSpec spec, Capability capability, string asked)
    {
        if (CapabilityGap.IsKnown(spec, capability))
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest,
                $"'{spec.Alias}' was not called: {TargetName.TargetAgain(spec)} is known not to be able to {CapabilityGap.Verb(capability)} ({asked}). Call an alias that can, or declare capabilities: {{ {CapabilityGap.Field(capability)}: true }} in the preset if it can after all.")
            {
                Provider = spec.Provider,
                Alias = spec.Alias,
                Model = spec.Model,
                MissingCapability = capability,
                Attempts = [new RelayAttempt(spec.Alias, spec.Target, TimeSpan.Zero, RelayErrorKind.InvalidRequest, null)],
            };
        }
    }
}
