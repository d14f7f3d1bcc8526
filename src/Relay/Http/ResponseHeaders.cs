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

    extension(HttpResponseMessage response)
    {
        /// <summary>What the body is called, such as <c>application/json</c>, without its parameters; empty when it is not called anything.</summary>
        public ReadOnlySpan<char> MediaType
        {
            get
            {
                if (response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values))
                {
                    foreach (string value in values)
                    {
                        ReadOnlySpan<char> type = value;
                        int end = type.IndexOf(';');
                        return (end < 0 ? type : type[..end]).Trim();
                    }
                }

                return default;
            }
        }
    }
}
