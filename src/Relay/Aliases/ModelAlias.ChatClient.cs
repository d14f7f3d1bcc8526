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
        Answer? answer = null;
        StreamedContents? contents = null;
        await foreach (ChatUpdate update in Stream(NotNull(messages), options, cancellationToken, everyStart: true).ConfigureAwait(false))
        {
            switch (update.Kind)
            {
                case ChatUpdateKind.Start:
                    answer = update.Answer!;
                    contents = new StreamedContents(answer);
                    break;
                case ChatUpdateKind.Text or ChatUpdateKind.Thinking:
                    if (contents!.Begin(update) is { } before)
                    {
                        yield return Piece(before, answer!);
                    }

                    yield return Piece([contents.Next(update)], answer!);
                    break;
                case ChatUpdateKind.ToolCallDelta:
                    if (contents!.Begin(update) is { } closed)
                    {
                        yield return Piece(closed, answer!);
                    }

                    break;
                case ChatUpdateKind.ToolResults:
                    yield return Last(update.Reply!, update.Reply!, contents!.End(update.Reply!.Message));
                    yield return new ChatResponseUpdate(ChatRole.Tool, update.ToolResults!.Contents) { MessageId = "results_" + update.Reply!.ResponseId };
                    break;
                case ChatUpdateKind.End:
                    ChatReply reply = update.Reply!;
                    ChatReply last = reply.Rounds.Count > 0 ? reply.Rounds[^1] : reply;
                    yield return Last(last, reply, contents!.End(last.Message));
                    break;
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

    /// <summary>One message per answer on this wire, so the message goes by the answer's id.</summary>
    private static ChatResponseUpdate Piece(IList<AIContent> contents, Answer answer) => new(ChatRole.Assistant, contents)
    {
        ModelId = answer.ConfiguredModel,
        ResponseId = answer.ResponseId,
        MessageId = answer.ResponseId,
        CreatedAt = answer.CreatedAt,
    };

    /// <summary>What only the whole answer has: what is left of its contents, usage; and the reply itself.</summary>
    private static ChatResponseUpdate Last(ChatReply reply, ChatReply whole, List<AIContent> contents)
    {
        if (((ChatResponse)reply).Usage is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ModelId = reply.ModelId,
            ResponseId = reply.ResponseId,
            MessageId = reply.ResponseId,
            CreatedAt = reply.CreatedAt,
            ConversationId = reply.ConversationId,
            FinishReason = reply.FinishReason,
            RawRepresentation = whole,
            AdditionalProperties = reply.Message.AdditionalProperties,
        };
    }

    private static ChatClientMetadata Metadata(ModelSpec spec)
    {
        string? address = spec.BaseUrl ?? (ProviderTable.TryGet(spec, out ProviderFacts? provider) ? provider.BaseUrl : null);
        return new ChatClientMetadata(spec.Provider, Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri : null, spec.Model);
    }
}
