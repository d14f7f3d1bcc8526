using System.Text.Json;

namespace Relay;

/// <summary>The stop sequences of a request: the call's own over the preset's, under each protocol's name for them.</summary>
internal static class StopSequences
{
    /// <summary>Whether there are any to send under <paramref name="name"/>, and the target takes them; if not, the reply says so.</summary>
    public static bool AreSent(in WireRequest request, string name) =>
        (request.Options?.StopSequences is { } own ? own.Count > 0 : request.Spec.Parameters.Stop.Count > 0) && request.Takes(RequestParameters.Stop, name);

    /// <summary>Writes the list behind a name that stands already.</summary>
    public static void WriteList(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartArray();
        foreach (string stop in (IEnumerable<string>?)request.Options?.StopSequences ?? request.Spec.Parameters.Stop)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the field, where there is something to send.</summary>
    public static void Write(Utf8JsonWriter writer, string name, in WireRequest request)
    {
        if (AreSent(request, name))
        {
            writer.WritePropertyName(name);
            WriteList(writer, request);
        }
    }
}
