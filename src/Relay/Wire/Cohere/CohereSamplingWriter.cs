using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes how the model samples and where it stops: the call's options over the preset's defaults.</summary>
internal static class CohereSamplingWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        if ((options?.MaxOutputTokens ?? defaults.MaxTokens) is { } maxTokens)
        {
            writer.WriteNumber("max_tokens"u8, maxTokens);
        }

        WriteReal(writer, request, "temperature", RequestParameters.Temperature, options?.Temperature, defaults.Temperature);
        WriteReal(writer, request, "p", RequestParameters.TopP, options?.TopP, defaults.TopP);
        if ((options?.TopK ?? defaults.TopK) is { } topK && request.Takes(RequestParameters.TopK, "k"))
        {
            writer.WriteNumber("k"u8, (int)Within(request, "k", RequestParameters.TopK, topK));
        }

        WritePenalties(writer, request);
        if ((options?.Seed ?? defaults.Seed) is { } seed && request.Takes(RequestParameters.Seed, "seed"))
        {
            writer.WriteNumber("seed"u8, seed);
        }

        StopSequences.Write(writer, "stop_sequences", request);
    }

    /// <summary>Of two penalties the API takes one; 0 is none.</summary>
    private static void WritePenalties(Utf8JsonWriter writer, in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        bool hasPresence = (options?.PresencePenalty ?? defaults.PresencePenalty) is not (null or 0);
        bool hasFrequency = (options?.FrequencyPenalty ?? defaults.FrequencyPenalty) is not (null or 0);
        if (hasPresence && hasFrequency)
        {
            // The one the call itself names counts; of two equals, the frequency's.
            bool keepsPresence = options?.PresencePenalty is not null && options.FrequencyPenalty is null;
            hasPresence = keepsPresence;
            hasFrequency = !keepsPresence;
            request.Warnings.Add($"{(keepsPresence ? "frequency_penalty" : "presence_penalty")} was not sent: {CohereModelRules.OnePenalty}");
        }

        if (hasPresence)
        {
            WriteReal(writer, request, "presence_penalty", RequestParameters.PresencePenalty, options?.PresencePenalty, defaults.PresencePenalty);
        }

        if (hasFrequency)
        {
            WriteReal(writer, request, "frequency_penalty", RequestParameters.FrequencyPenalty, options?.FrequencyPenalty, defaults.FrequencyPenalty);
        }
    }

    /// <summary>A float is written as a float: 0.2 stays 0.2.</summary>
    private static void WriteReal(Utf8JsonWriter writer, in WireRequest request, string name, RequestParameters parameter, float? own, double? preset)
    {
        if ((own is null && preset is null) || !request.Takes(parameter, name))
        {
            return;
        }

        double asked = own ?? preset!.Value, sent = Within(request, name, parameter, asked);
        if (own is { } value && sent == asked)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNumber(name, sent);
        }
    }

    /// <summary>The nearest value that is not refused; the reply says when it is another one.</summary>
    private static double Within(in WireRequest request, string name, RequestParameters parameter, double asked)
    {
        ParameterRange range = CohereModelRules.Range(parameter);
        double sent = range.Nearest(asked);
        if (sent != asked)
        {
            request.Warnings.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{name} was sent as {sent}: {request.Spec.Target} does not take {asked}, only {range}."));
        }

        return sent;
    }
}
