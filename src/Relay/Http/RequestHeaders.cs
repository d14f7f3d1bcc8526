using System.Net.Http.Headers;

namespace Relay;

/// <summary>Adds headers to requests. The only place that does: whatever a header is made of (a preset, an option, a key, an answer) is looked at here.</summary>
/// <remarks>
/// The framework does not look at headers that are added without validation, and a line end in one begins a header, or a whole request, of its own. Relay sends visible ASCII with blanks
/// between, which is what RFC 9110, section 5.5, asks of a sender.
/// </remarks>
internal static class RequestHeaders
{
    /// <summary>Adds a header, or refuses to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="kind">Whose fault a value that cannot be sent is.</param>
    /// <exception cref="RelayException">The name or the value cannot be sent; the message names the header and repeats nothing of its value.</exception>
    public static void Add(HttpRequestMessage request, string name, string value, RelayErrorKind kind = RelayErrorKind.Config)
    {
        if (!TryAdd(request.Headers, name, value))
        {
            throw new RelayException(kind, HeaderRules.IsName(name)
                ? $"the header '{name}' cannot be sent: its value is empty, begins or ends with a blank, or holds a line end, a control character or a letter outside ASCII."
                : "the name of a header cannot be sent: it has letters, digits and hyphens only.");
        }
    }

    /// <summary>Adds a header; false, and nothing added, where its name or value cannot be sent.</summary>
    public static bool TryAdd(HttpHeaders headers, string name, string value) =>
        HeaderRules.IsName(name) && HeaderRules.IsValue(value) && headers.TryAddWithoutValidation(name, value);
}
