using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Logging;

namespace Relay;

/// <summary>Takes the factory's own loggers out of Relay's clients: their structured state holds headers as they are, with keys, and their texts whole addresses.</summary>
/// <remarks>
/// The outermost filter, so that it sees what all others put in, also where a program asks for these loggers for every client. Loggers of a program's own (<c>AddLogger</c>) stay.
/// </remarks>
internal sealed class QuietClients : IHttpMessageHandlerBuilderFilter
{
    /// <inheritdoc/>
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && ClientNames.IsRelays(name))
        {
            for (int i = builder.AdditionalHandlers.Count - 1; i >= 0; i--)
            {
                if (builder.AdditionalHandlers[i] is LoggingHttpMessageHandler or LoggingScopeHttpMessageHandler)
                {
                    builder.AdditionalHandlers.RemoveAt(i);
                }
            }
        }
    };
}
