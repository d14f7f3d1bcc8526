using System.Text.Json;

namespace Relay.Cli;

/// <summary>What the client can, as far as the server makes use of it.</summary>
internal static class ClientCapabilities
{
    private static readonly string[] Way = ["workspace", "didChangeWatchedFiles", "dynamicRegistration"];

    /// <summary>Whether the client watches files when it is asked to.</summary>
    public static bool CanWatch(JsonElement? capabilities)
    {
        JsonElement at = capabilities ?? default;
        foreach (string name in Way)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return false;
            }
        }

        return at.ValueKind == JsonValueKind.True;
    }

    /// <summary>Writes the request to watch presets and project files.</summary>
    public static void WriteWatchRequest(Utf8JsonWriter json)
    {
        json.WriteString("id", "relay-watch");
        json.WriteString("method", "client/registerCapability");
        json.WriteStartObject("params");
        json.WriteStartArray("registrations");
        json.WriteStartObject();
        json.WriteString("id", "relay-watch");
        json.WriteString("method", "workspace/didChangeWatchedFiles");
        json.WriteStartObject("registerOptions");
        json.WriteStartArray("watchers");
        foreach (string pattern in (string[])[.. PresetPatterns.Default.Select(static pattern => pattern.StartsWith("**", StringComparison.Ordinal) ? pattern : "**/" + pattern), "**/*.csproj", "**/Directory.Build.props"])
        {
            json.WriteStartObject();
            json.WriteString("globPattern", pattern);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
