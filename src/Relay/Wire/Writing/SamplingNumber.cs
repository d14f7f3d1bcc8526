using System.Text.Json;

namespace Relay;

/// <summary>A number that steers how an answer is chosen: the call's own over the preset's.</summary>
internal static class SamplingNumber
{
    /// <summary>Whether there is one to send as <paramref name="name"/>, and the target takes it; if not, the reply says so.</summary>
    public static bool IsSent(in WireRequest request, string name, RequestParameters parameter, float? own, double? preset) =>
        (own is not null || preset is not null) && request.Takes(parameter, name);

    /// <summary>Writes the number behind a name that stands already. A float is written as a float: 0.2 stays 0.2.</summary>
    public static void WriteValue(Utf8JsonWriter writer, float? own, double? preset)
    {
        if (own is { } value)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNumberValue(preset!.Value);
        }
    }

    /// <summary>Writes the field, where there is something to send.</summary>
    public static void Write(Utf8JsonWriter writer, in WireRequest request, string name, RequestParameters parameter, float? own, double? preset)
    {
        if (IsSent(request, name, parameter, own, preset))
        {
            writer.WritePropertyName(name);
            WriteValue(writer, own, preset);
        }
    }
}
