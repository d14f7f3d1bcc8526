using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The seams of a runtime without a container.</summary>
public static class RelayRuntimeSeams
{
    /// <summary>Lets a client of the program's own carry the calls to a provider: keep the SDK you already use.</summary>
    /// <param name="options">The options of the runtime.</param>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="client">The client; it stays the program's to dispose of.</param>
    /// <param name="describeError">What the client's exceptions mean; null leaves them to Relay.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">Relay knows no such provider.</exception>
    public static RelayRuntimeOptions UseChatClient(this RelayRuntimeOptions options, string provider, IChatClient client, Func<Exception, BackendError?>? describeError = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Backends.Add(new ChatClientBackend(provider, client) { DescribeError = describeError });
        return options;
    }
}
