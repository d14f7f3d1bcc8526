using System.Net.Http.Headers;

namespace Relay;

/// <summary>Reads response headers as they came, without parsing them.</summary>
internal static class ResponseHeaders
{
    /// <summary>The first value of a header; null when it is not there.</summary>
    public static string? First(this HttpResponseHeaders headers, string name)
    {
        if (headers.NonValidated.TryGetValues(name, out HeaderStringValues values))
        {
            foreach (string value in values)
            {
                return value;
            }
        }

        return null;
    }
}
