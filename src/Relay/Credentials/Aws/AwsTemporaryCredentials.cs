using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <summary>Reads the JSON in which containers and instances are handed their credentials: <c>{"AccessKeyId", "SecretAccessKey", "Token", "Expiration"}</c>.</summary>
internal static class AwsTemporaryCredentials
{
    /// <exception cref="AwsCredentialException">It is none of that.</exception>
    public static AwsCredentials Read(string json, string who)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && JsonText.Of(root, "AccessKeyId") is { Length: > 0 } id && JsonText.Of(root, "SecretAccessKey") is { Length: > 0 } secret)
            {
                return new AwsCredentials(id, secret, JsonText.Of(root, "Token"), Time(JsonText.Of(root, "Expiration")));
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The text may hold a key: not even a part of it is shown.
        }

        throw new AwsCredentialException(RelayErrorKind.Authentication, who + " answered with no credentials");
    }

    /// <summary>A moment as AWS writes it (ISO 8601); null for anything else.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
}
