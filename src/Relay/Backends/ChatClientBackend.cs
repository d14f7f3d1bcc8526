using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Makes a backend of an <see cref="IChatClient"/>, so that the SDK a program uses already carries the calls of its aliases.</summary>
/// <remarks>
/// Clients are the program's: they have keys and addresses of their own, and are never disposed of here. A call with a key of its own (<see cref="CallOptions.ApiKey"/>) is refused, because a client cannot take it.
/// </remarks>
public sealed class ChatClientBackend : IDispatchBackend
{
    private readonly string? _provider;
    private readonly Func<ModelSpec, IChatClient> _clients;

    /// <summary>One client for one provider.</summary>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="client">The client; it is given the model with each call (<see cref="ChatOptions.ModelId"/>).</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public ChatClientBackend(string provider, IChatClient client)
        : this(provider, Always(client))
    {
    }

    /// <summary>One client for one provider that need not be one Relay knows.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="client">The client; it is given the model with each call (<see cref="ChatOptions.ModelId"/>).</param>
    public ChatClientBackend(ProviderFacts provider, IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider.Name;
        _clients = Always(client);
    }

    /// <summary>A client for each target of a provider, where a client is made for one model.</summary>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="clients">Gives the client of a target; called for every call, so keep what is costly to make.</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public ChatClientBackend(string provider, Func<ModelSpec, IChatClient> clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        _provider = (CustomProviders.Find(provider) ?? throw CustomProviders.Unknown(provider)).Name;
        _clients = clients;
    }

    /// <summary>Who pays for the client's calls; null means what the call says.</summary>
    public Lane? Lane { get; init; }

    /// <summary>The roles whose calls the client has; null for all, calls without a role included.</summary>
    public IReadOnlySet<string>? Roles { get; init; }

    /// <summary>The tiers whose calls the client has; null for all, calls without a tier included.</summary>
    public IReadOnlySet<string>? Tiers { get; init; }

    /// <summary>What the client's exceptions mean: an SDK has types of its own, and only a program that references it can ask for their status.</summary>
    public Func<Exception, BackendError?>? DescribeError { get; init; }

    /// <summary>Whether a stream that ends without a finish reason was cut off; true unless changed, because SDKs end silently then.</summary>
    public bool StreamsSayWhyTheyEnded { get; init; } = true;

    /// <inheritdoc/>
    public bool Supports(string provider, string? role, string? tier) =>
        provider == _provider && (Roles is null || (role is not null && Roles.Contains(role))) && (Tiers is null || (tier is not null && Tiers.Contains(tier)));

    /// <inheritdoc/>
    public async Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChatResponse? response = await Client(request).GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
        return new BackendAnswer(response ?? throw Nothing(request)) { Lane = Lane };
    }

    /// <inheritdoc/>
    public Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IAsyncEnumerable<ChatResponseUpdate>? updates = Client(request).GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken);
        return Task.FromResult(new BackendStreamedAnswer(updates ?? throw Nothing(request)) { Lane = Lane, MustSayWhyItEnded = StreamsSayWhyTheyEnded });
    }

    /// <inheritdoc/>
    public BackendError? Describe(Exception error) => DescribeError?.Invoke(error);

    private static Func<ModelSpec, IChatClient> Always(IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return _ => client;
    }

    private static RelayException Nothing(BackendRequest request) =>
        new(RelayErrorKind.Provider, $"{TargetName.AliasFirst(request.Target)} was not answered: its client returned null.");

    private IChatClient Client(BackendRequest request) => request.HasApiKey
        ? throw new RelayException(
            RelayErrorKind.Config, $"{TargetName.AliasFirst(request.Target)} was not called: a client of the program's own carries its calls, and CallOptions.ApiKey cannot be given to it.")
        : _clients(request.Target) ?? throw new RelayException(RelayErrorKind.Config, $"{TargetName.AliasFirst(request.Target)} was not called: there is no client for it.");
}
