using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>inferenceConfig</c>, the four parameters that all models share: the call's options over the preset's defaults.</summary>
internal static class ConverseInferenceWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, in ConverseReasoning reasoning)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        writer.WriteStartObject("inferenceConfig"u8);

        // With a budget to think the limit has to be above it; else the model's own limit holds.
        int? limit = options?.MaxOutputTokens ?? defaults.MaxTokens;
        int? sent = reasoning.Thinking is { Type: "enabled" } thinking ? thinking.MaxTokens : limit;
        if (sent is { } most && request.Takes(RequestParameters.MaxTokens, "maxTokens"))
        {
            writer.WriteNumber("maxTokens"u8, most);
        }

        WriteSampling(writer, request, reasoning);
        StopSequences.Write(writer, "stopSequences", request);
        writer.WriteEndObject();
        AnthropicSamplingWriter.WarnOfWhatTheApiLacks(request);
    }

    private static void WriteSampling(Utf8JsonWriter writer, in WireRequest request, in ConverseReasoning reasoning)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        bool hasTemperature = options?.Temperature is not null || defaults.Temperature is not null;
        bool hasTopP = options?.TopP is not null || defaults.TopP is not null;
        if (hasTemperature && hasTopP && reasoning.Claude is { TakesSampling: true, TakesBothSamplers: false } && !reasoning.IsThinking)
        {
            // The one the call itself names counts; of two equals, the temperature.
            bool keepsTopP = options?.TopP is not null && options.Temperature is null;
            hasTemperature = !keepsTopP;
            hasTopP = keepsTopP;
            request.Warnings.Add($"{(keepsTopP ? "temperature" : "topP")} was not sent: {request.Spec.Target} takes temperature or topP, not both.");
        }

        // 1 is what a thinking Claude samples at anyway.
        bool isUsual = reasoning.IsThinking && (options?.Temperature ?? defaults.Temperature) == 1;
        if (hasTemperature && !isUsual && request.Takes(RequestParameters.Temperature, "temperature"))
        {
            writer.WritePropertyName("temperature"u8);
            SamplingNumber.WriteValue(writer, options?.Temperature, defaults.Temperature);
        }

        if (!hasTopP || !request.Takes(RequestParameters.TopP, "topP"))
        {
            return;
        }

        if (reasoning.IsThinking && (options?.TopP ?? defaults.TopP) < 0.95)
        {
            request.Warnings.Add("topP was not sent: while it thinks, Claude takes 0.95 to 1.");
            return;
        }

        writer.WritePropertyName("topP"u8);
        SamplingNumber.WriteValue(writer, options?.TopP, defaults.TopP);
    }
}
