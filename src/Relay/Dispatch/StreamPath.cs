using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The way of a streamed call: the steps of <see cref="CallPath"/>, with the answer handed out as it comes.</summary>
/// <remarks>
/// The commit point is the first piece of the answer, or its successful end. Before it nothing is handed out and a failure is only the exception;
/// after it a failure is one Error update, with what arrived, and then the exception.
/// </remarks>
internal static class StreamPath
{
    public static async IAsyncEnumerable<ChatUpdate> StreamAsync(
        ModelAlias alias, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // 1 resolve
        cancellationToken.ThrowIfCancellationRequested();
        AliasBinding binding = alias.Bind();
        CallRules.Check(binding.Spec, options);
        var call = new CallContext(binding, messages, options, stream: true, cancellationToken);
        using Deadline deadline = call.Deadline;

        // 9 key, 11 dispatch
        using HttpResponseMessage response = await OpenAsync(call, cancellationToken).ConfigureAwait(false);
        await using var events = new AnswerEvents(call, response);
        Answer answer = events.Answer;
        List<ChatUpdate> updates = answer.Updates!;
        RelayException? failure = null;
        bool hasStarted = false;
        while (true)
        {
            bool more = false;
            try
            {
                more = await events.ReadAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception error)
            {
                failure = error as RelayException ?? CallFailure.FromTransport(call, error, response, inStream: true);
            }

            if (updates.Count > 0)
            {
                if (!hasStarted)
                {
                    hasStarted = true;
                    yield return ChatUpdate.Start();
                }

                for (int i = 0; i < updates.Count; i++)
                {
                    yield return updates[i];
                }

                updates.Clear();
            }

            failure ??= answer.Error is { } error2 ? CallFailure.FromAnswer(call, error2, response, inStream: true) : null;
            if (failure is not null || !more || answer.IsDone)
            {
                break;
            }
        }

        // A stream that neither says it is done nor why the answer ended was cut off.
        if (failure is null && !answer.IsDone && answer.FinishReason is null)
        {
            failure = CallFailure.Of(call, RelayErrorKind.StreamTruncated, "ended the stream before the answer had ended.", response: response);
        }

        // 13 meter
        ChatReply reply = Metering.Reply(call, answer, response, events.Raw);
        if (failure is not null)
        {
            if (hasStarted)
            {
                yield return ChatUpdate.Failed(failure, reply);
            }

            throw failure;
        }

        if (!hasStarted)
        {
            yield return ChatUpdate.Start();
        }

        if (reply.Usage is { } usage)
        {
            yield return ChatUpdate.OfUsage(usage);
        }

        yield return ChatUpdate.End(reply);
    }

    private static async Task<HttpResponseMessage> OpenAsync(CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await HttpExchange.SendAsync(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
