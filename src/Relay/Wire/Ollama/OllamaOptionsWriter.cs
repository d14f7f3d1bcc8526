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

        WriteStop(writer, request, extras, ref isOpen);
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

    /// <summary>A float is written as a float: 0.2 stays 0.2.</summary>
    private static void WriteReal(
        Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras, ref bool isOpen, string name, RequestParameters parameter, float? own, double? preset)
    {
        if ((own is null && preset is null) || !request.Takes(parameter, name))
        {
            return;
        }

        Start(writer, extras, ref isOpen, name);
        if (own is { } value)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNumberValue(preset!.Value);
        }
    }

    private static void WriteStop(Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras, ref bool isOpen)
    {
        IList<string>? own = request.Options?.StopSequences;
        EquatableArray<string> defaults = request.Spec.Parameters.Stop;
        if ((own is null && defaults.Count == 0) || own is { Count: 0 } || !request.Takes(RequestParameters.Stop, "stop"))
        {
            return;
        }

        Start(writer, extras, ref isOpen, "stop");
        writer.WriteStartArray();
        foreach (string stop in (IEnumerable<string>?)own ?? defaults)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }
}
