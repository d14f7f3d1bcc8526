using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>generationConfig</c>: sampling, limits, thinking, the form of the answer.</summary>
internal static class GeminiGenerationWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        writer.WriteStartObject("generationConfig"u8);
        if ((options?.MaxOutputTokens ?? defaults.MaxTokens) is { } maxTokens)
        {
            Start(writer, extras, "maxOutputTokens");
            writer.WriteNumberValue(GeminiThinkingWriter.Budget(request, extras) is { } budget ? ReasoningRoom.Raise(maxTokens, budget, "maxOutputTokens", request) : maxTokens);
        }

        WriteReal(writer, request, extras, "temperature", RequestParameters.Temperature, options?.Temperature, defaults.Temperature);
        WriteReal(writer, request, extras, "topP", RequestParameters.TopP, options?.TopP, defaults.TopP);
        WriteReal(writer, request, extras, "presencePenalty", RequestParameters.PresencePenalty, options?.PresencePenalty, defaults.PresencePenalty);
        WriteReal(writer, request, extras, "frequencyPenalty", RequestParameters.FrequencyPenalty, options?.FrequencyPenalty, defaults.FrequencyPenalty);
        if ((options?.TopK ?? defaults.TopK) is { } topK && request.Takes(RequestParameters.TopK, "topK"))
        {
            Start(writer, extras, "topK");
            writer.WriteNumberValue(topK);
        }

        WriteSeed(writer, request, extras, options?.Seed ?? defaults.Seed);
        if (StopSequences.AreSent(request, "stopSequences"))
        {
            Start(writer, extras, "stopSequences");
            StopSequences.WriteList(writer, request);
        }

        GeminiResponseFormatWriter.Write(writer, request, extras);
        GeminiThinkingWriter.Write(writer, request, extras);
        extras.WriteGeneration(writer);
        writer.WriteEndObject();
    }

    /// <summary>Names a field that Relay writes; a further one of that name would be a duplicate.</summary>
    public static void Start(Utf8JsonWriter writer, GeminiExtras extras, string name)
    {
        extras.Drop(name);
        writer.WritePropertyName(name);
    }

    private static void WriteReal(
        Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras, string name, RequestParameters parameter, float? own, double? preset)
    {
        if (SamplingNumber.IsSent(request, name, parameter, own, preset))
        {
            Start(writer, extras, name);
            SamplingNumber.WriteValue(writer, own, preset);
        }
    }

    private static void WriteSeed(Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras, long? seed)
    {
        if (seed is null || !request.Takes(RequestParameters.Seed, "seed"))
        {
            return;
        }

        if (seed is < int.MinValue or > int.MaxValue)
        {
            request.Warnings.Add("seed was not sent: Gemini takes a seed of 32 bits.");
            return;
        }

        Start(writer, extras, "seed");
        writer.WriteNumberValue(seed.Value);
    }
}
