using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads an error: <c>{"message"}</c> or <c>{"Message"}</c>, its type in a header or in <c>__type</c>; what proxies say is read as such.</summary>
/// <remarks>Statuses and meanings: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse (errors), CommonErrors, and the events of API_runtime_ConverseStream.</remarks>
internal static class ConverseErrorReader
{
    private const string ClockHint = "The clock of this machine seems to be wrong: a signature is good for five minutes. Set the clock.";

    public static WireError Read(ReadOnlySpan<byte> body, string? type)
    {
        string? message = null;
        try
        {
            var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
            while (reader.Read() && (reader.CurrentDepth == 0 ? reader.TokenType == JsonTokenType.StartObject : reader.TokenType == JsonTokenType.PropertyName))
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    continue;
                }

                if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8))
                {
                    message = JsonMember.Text(ref reader) ?? message;
                }
                else if (reader.ValueTextEquals("__type"u8))
                {
                    string? named = JsonMember.Text(ref reader);
                    type ??= named;
                }
                else
                {
                    JsonMember.SkipValue(ref reader);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Read below, as text.
        }

        if (message is null && type is null)
        {
            return OpenAIErrorReader.Read(body);
        }

        return Of(Name(type), message);
    }

    /// <summary>An error inside a stream.</summary>
    /// <param name="type">The exception's type or the error's code.</param>
    /// <param name="data">The exception's object, or the error's text.</param>
    public static WireError ReadEvent(string type, ReadOnlySpan<byte> data) =>
        !data.IsEmpty && data[0] == (byte)'{' ? Read(data, type) : Of(Name(type), data.IsEmpty ? null : Encoding.UTF8.GetString(data));

    private static WireError Of(string? type, string? message)
    {
        (int? status, RelayErrorKind? kind) = Meaning(type);
        if (type == "AccessDeniedException" && message?.Contains("API Key", StringComparison.OrdinalIgnoreCase) == true)
        {
            kind = RelayErrorKind.Authentication;
        }

        return new WireError(message, type, Status: status) { Kind = kind, Hint = Hint(type, message) };
    }

    /// <remarks>A signature is good for five minutes before and after its time (docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting).</remarks>
    private static string? Hint(string? type, string? message) => type switch
    {
        "RequestTimeTooSkewed" => ClockHint,
        "InvalidSignatureException" or "SignatureDoesNotMatch" when message?.Contains("Signature expired", StringComparison.Ordinal) == true
            || message?.Contains("Signature not yet current", StringComparison.Ordinal) == true => ClockHint,
        "ExpiredTokenException" or "ExpiredToken" => "The temporary credentials have ended: get new ones.",
        _ => null,
    };

    private static (int? Status, RelayErrorKind? Kind) Meaning(string? type) => type switch
    {
        "ThrottlingException" or "TooManyRequestsException" => (429, RelayErrorKind.RateLimit),
        "ServiceQuotaExceededException" => (400, RelayErrorKind.RateLimit),
        "ModelNotReadyException" => (429, RelayErrorKind.Overloaded),
        "ModelTimeoutException" => (408, RelayErrorKind.Timeout),
        "ResourceNotFoundException" => (404, RelayErrorKind.ModelUnavailable),
        "ServiceUnavailableException" => (503, RelayErrorKind.Overloaded),
        "InternalServerException" or "InternalFailure" => (500, RelayErrorKind.Provider),
        "ModelErrorException" or "ModelStreamErrorException" => (424, RelayErrorKind.Provider),
        "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "MissingAuthenticationTokenException" or "MissingAuthenticationToken"
            or "IncompleteSignatureException" or "IncompleteSignature" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "ExpiredToken"
            or "RequestExpired" or "RequestTimeTooSkewed" => (403, RelayErrorKind.Authentication),
        "AccessDeniedException" => (403, null),
        "ValidationException" => (400, null),
        _ => (null, null),
    };

    /// <summary>The bare name: without the namespace before it (<c>com.amazon.coral.service#</c>) and the address behind it, and with a capital letter, which events leave out.</summary>
    private static string? Name(string? type)
    {
        if (string.IsNullOrEmpty(type))
        {
            return null;
        }

        int start = type.LastIndexOf('#') + 1, end = type.IndexOf(':', start);
        string name = (end < 0 ? type[start..] : type[start..end]).Trim();
        return name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
    }
}
