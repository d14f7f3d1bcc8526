using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>options</c>: how the model samples, where it stops, and the further fields that are the model's (<c>num_ctx</c>, <c>min_p</c>, …).</summary>
internal static class OllamaOptionsWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        bool isOpen = false;
        if ((options?.MaxOutputTokens ?? defaults.MaxTokens) is { } maxTokens)
        {
            Start(writer, extras, ref isOpen, "num_predict");
            writer.WriteNumberValue(maxTokens);
        }

        WriteReal(writer, request, extras, ref isOpen, "temperature", RequestParameters.Temperature, options?.Temperature, defaults.Temperature);
        WriteReal(writer, request, extras, ref isOpen, "top_p", RequestParameters.TopP, options?.TopP, defaults.TopP);
        if ((options?.TopK ?? defaults.TopK) is { } topK && request.Takes(RequestParameters.TopK, "top_k"))
        {
            Start(writer, extras, ref isOpen, "top_k");
            writer.WriteNumberValue(topK);
        }

        WriteReal(writer, request, extras, ref isOpen, "presence_penalty", RequestParameters.PresencePenalty, options?.PresencePenalty, defaults.PresencePenalty);
        WriteReal(writer, request, extras, ref isOpen, "frequency_penalty", RequestParameters.FrequencyPenalty, options?.FrequencyPenalty, defaults.FrequencyPenalty);
        if ((options?.Seed ?? defaults.Seed) is { } seed && request.Takes(RequestParameters.Seed, "seed"))
        {
            Start(writer, extras, ref isOpen, "seed");
            writer.WriteNumberValue(seed);
        }

        if (StopSequences.AreSent(request, "stop"))
        {
            Start(writer, extras, ref isOpen, "stop");
            StopSequences.WriteList(writer, request);
        }

        if (extras.HasOptions)
        {
            Open(writer, ref isOpen);
            extras.WriteOptions(writer);
        }

        if (isOpen)
        {
            writer.WriteEndObject();
        }
    }

    private static void Open(Utf8JsonWriter writer, ref bool isOpen)
    {
        if (!isOpen)
        {
            isOpen = true;
            writer.WriteStartObject("options"u8);
        }
    }

    /// <summary>Names an option that Relay writes; a further one of that name would be a duplicate.</summary>
    private static void Start(Utf8JsonWriter writer, OllamaExtras extras, ref bool isOpen, string name)
    {
        Open(writer, ref isOpen);
        extras.Drop(isRoot: false, name);
        writer.WritePropertyName(name);
    }

    private static void WriteReal(
        Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras, ref bool isOpen, string name, RequestParameters parameter, float? own, double? preset)
    {
        if (SamplingNumber.IsSent(request, name, parameter, own, preset))
        {
            Start(writer, extras, ref isOpen, name);
            SamplingNumber.WriteValue(writer, own, preset);
        }
    }
}
