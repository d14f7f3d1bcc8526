using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace Relay;

/// <summary>Reads a credential file. What goes wrong is told without a word of the file: parsers quote what they stumble over.</summary>
internal static class GoogleCredentialFile
{
    public static async Task<GoogleCredential> ReadAsync(string path)
    {
        string json;
        try
        {
            json = await File.ReadAllTextAsync(path).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The Google credential file '{path}' cannot be read ({error.GetType().Name}).", error);
        }

        string type = Type(json) ?? throw new InvalidOperationException($"The Google credential file '{path}' is not JSON with a 'type'.");
        try
        {
            return CredentialFactory.FromJson(json, type);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"The Google credential file '{path}' is no credential that Google's library knows ({error.GetType().Name}).");
        }
    }

    /// <summary>Which credential the file says it is; null when it is not JSON, or says nothing.</summary>
    private static string? Type(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                ? type.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
