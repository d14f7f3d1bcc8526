using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Relay;

public sealed partial class RelayBuilder
{
    /// <summary>Lets a source of the program's own say which target an alias stands for, in place of the environment variables. Of several the last one counts.</summary>
    /// <typeparam name="TSource">The source; made once, by the container.</typeparam>
    public RelayBuilder AddConfigSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>()
        where TSource : class, IConfigSource
    {
        Services.AddSingleton<IConfigSource, TSource>();
        return this;
    }

    /// <inheritdoc cref="AddConfigSource{TSource}()"/>
    /// <param name="source">The source.</param>
    public RelayBuilder AddConfigSource(IConfigSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Services.AddSingleton(source);
        return this;
    }

    /// <summary>Tells a sink of every call when it has ended. Several may be added; the same class counts once.</summary>
    /// <typeparam name="TSink">The sink; made once, by the container.</typeparam>
    public RelayBuilder AddUsageSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>()
        where TSink : class, IUsageSink
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IUsageSink, TSink>());
        return this;
    }

    /// <summary>Tells a sink of every call when it has ended. Several may be added.</summary>
    /// <param name="sink">The sink.</param>
    public RelayBuilder AddUsageSink(IUsageSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Services.AddSingleton(sink);
        return this;
    }

    /// <summary>Lets a backend carry out the calls it supports, in place of Relay's own HTTP. Several may be added and are asked in this order; the same class counts once.</summary>
    /// <typeparam name="TBackend">The backend; made once, by the container.</typeparam>
    public RelayBuilder AddBackend<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TBackend>()
        where TBackend : class, IDispatchBackend
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDispatchBackend, TBackend>());
        return this;
    }

    /// <summary>Lets a backend carry out the calls it supports, in place of Relay's own HTTP. Several may be added and are asked in this order.</summary>
    /// <param name="backend">The backend.</param>
    public RelayBuilder AddBackend(IDispatchBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        Services.AddSingleton(backend);
        return this;
    }

    /// <summary>Gets access tokens from a source, for providers that take them. Several may be added and are asked in this order.</summary>
    /// <param name="source">The source.</param>
    public RelayBuilder AddAccessTokenSource(IAccessTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Services.AddSingleton(source);
        return this;
    }

    /// <summary>Lets a client of the program's own carry the calls to a provider: keep the SDK you already use.</summary>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="client">Gives the client, once; the container does not dispose of it.</param>
    /// <param name="describeError">What the client's exceptions mean; null leaves them to Relay.</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public RelayBuilder UseChatClient(string provider, Func<IServiceProvider, IChatClient> client, Func<Exception, BackendError?>? describeError = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ProviderFacts facts = Provider(provider);
        Services.AddSingleton<IDispatchBackend>(services => new ChatClientBackend(facts, client(services)) { DescribeError = describeError });
        return this;
    }

    /// <inheritdoc cref="UseChatClient(string, Func{IServiceProvider, IChatClient}, Func{Exception, BackendError}?)"/>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="client">The client; it stays the program's to dispose of.</param>
    /// <param name="describeError">What the client's exceptions mean; null leaves them to Relay.</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public RelayBuilder UseChatClient(string provider, IChatClient client, Func<Exception, BackendError?>? describeError = null) =>
        AddBackend(new ChatClientBackend(Provider(provider), client) { DescribeError = describeError });
}
