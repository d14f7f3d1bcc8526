using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes how the model samples and where it stops: the call's options over the preset's defaults.</summary>
internal static class AnthropicSamplingWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, ClaudeTraits traits, in AnthropicThinking thinking)
    {
        bool isThinking = thinking.IsOn;
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        bool hasTemperature = options?.Temperature is not null || defaults.Temperature is not null;
        bool hasTopP = options?.TopP is not null || defaults.TopP is not null;
        if (hasTemperature && hasTopP && traits.TakesSampling && !traits.TakesBothSamplers && !isThinking)
        {
            // The one the call itself names counts; of two equals, the temperature.
            bool keepsTopP = options?.TopP is not null && options.Temperature is null;
            hasTemperature = !keepsTopP;
            hasTopP = keepsTopP;
            request.Warnings.Add($"{(keepsTopP ? "temperature" : "top_p")} was not sent: {request.Spec.Target} takes temperature or top_p, not both.");
        }

        // 1 is what a thinking model samples at anyway.
        bool isUsualTemperature = isThinking && (options?.Temperature ?? defaults.Temperature) == 1;
        if (hasTemperature && (!isUsualTemperature || thinking.IsOwn) && request.Takes(RequestParameters.Temperature, "temperature")
            && (isUsualTemperature || TakesWhileThinking("temperature", thinking, request)))
        {
            writer.WritePropertyName("temperature"u8);
            SamplingNumber.WriteValue(writer, options?.Temperature, defaults.Temperature);
        }

        if (hasTopP && TakesTopP(request, options?.TopP ?? defaults.TopP!.Value, isThinking))
        {
            writer.WritePropertyName("top_p"u8);
            SamplingNumber.WriteValue(writer, options?.TopP, defaults.TopP);
        }

        if ((options?.TopK ?? defaults.TopK) is { } topK && request.Takes(RequestParameters.TopK, "top_k") && TakesWhileThinking("top_k", thinking, request))
        {
            writer.WriteNumber("top_k"u8, topK);
        }

        StopSequences.Write(writer, "stop_sequences", request);
        WarnOfWhatTheApiLacks(request);
    }

    /// <summary>platform.claude.com/docs/en/build-with-claude/extended-thinking: neither temperature nor top_k. Where an effort asks for the thinking, what the target takes says so already.</summary>
    private static bool TakesWhileThinking(string name, in AnthropicThinking thinking, in WireRequest request)
    {
        if (thinking.IsOwn)
        {
            request.Warnings.Add($"{name} was not sent: {request.Spec.Target} does not take it while it thinks.");
        }

        return !thinking.IsOwn;
    }

    /// <summary>platform.claude.com/docs/en/build-with-claude/extended-thinking: top_p from 0.95 to 1 while thinking.</summary>
    private static bool TakesTopP(in WireRequest request, double topP, bool isThinking)
    {
        if (!request.Takes(RequestParameters.TopP, "top_p"))
        {
            return false;
        }

        if (!isThinking || topP >= 0.95)
        {
            return true;
        }

        request.Warnings.Add("top_p was not sent: while it thinks, Claude takes 0.95 to 1.");
        return false;
    }

    /// <summary>Says of penalties and seeds that they were not sent.</summary>
    internal static void WarnOfWhatTheApiLacks(in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        if (options?.PresencePenalty is not null || defaults.PresencePenalty is not null)
        {
            request.Takes(RequestParameters.PresencePenalty, "presence_penalty");
        }

        if (options?.FrequencyPenalty is not null || defaults.FrequencyPenalty is not null)
        {
            request.Takes(RequestParameters.FrequencyPenalty, "frequency_penalty");
        }

        if ((options?.Seed ?? defaults.Seed) is not null)
        {
            request.Takes(RequestParameters.Seed, "seed");
        }
    }
}
