using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay;

public abstract partial class ModelAlias : IChatClient
{
    private ChatClientMetadata? _metadata;

    async Task<ChatResponse> IChatClient.GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        await ChatAsync(messages, options, cancellationToken).ConfigureAwait(false);

    async IAsyncEnumerable<ChatResponseUpdate> IChatClient.GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = new AnswerPieces();
        await foreach (ChatUpdate update in Stream(NotNull(messages), options, cancellationToken, everyStart: true).ConfigureAwait(false))
        {
            ChatResponseUpdate? first, second;
            try
            {
                (first, second) = pieces.Of(update);
            }
            catch (Exception error) when (error is not (RelayException or OperationCanceledException))
            {
                throw CallFailure.BeforeCall(
                    PrimarySpec, RelayErrorKind.StreamError, $"'{Name}' answered, and no content could be made of it ({error.GetType().Name}); the inner exception says why.", CallFailure.Harmless(error));
            }

            if (first is not null)
            {
                yield return first;
            }

            if (second is not null)
            {
                yield return second;
            }
        }
    }

    /// <summary>Gives <see cref="ChatClientMetadata"/>, <see cref="ModelSpec"/>, or the alias itself.</summary>
    object? IChatClient.GetService(Type serviceType, object? serviceKey)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata ??= Metadata(Spec)
            : serviceType == typeof(ModelSpec) ? Spec
            : serviceType == typeof(GroupSpec) ? (this as ModelGroup)?.Spec
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: an alias holds nothing that needs closing.</summary>
    void IDisposable.Dispose() => GC.SuppressFinalize(this);

    private static ChatClientMetadata Metadata(ModelSpec spec)
    {
        string? address = spec.BaseUrl ?? (ProviderTable.TryGet(spec, out ProviderFacts? provider) ? provider.BaseUrl : null);
        return new ChatClientMetadata(spec.Provider, Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri : null, spec.Model);
    }
}
