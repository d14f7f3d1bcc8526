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
        ModelAlias alias, RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // 1 resolve
        cancellationToken.ThrowIfCancellationRequested();
        AliasBinding binding = alias.Bind(runtime, options);
        CallRules.Check(binding, options);
        messages = CapabilityCheck.Read(binding.Spec, messages, options);
        var call = new CallContext(binding, messages, options, stream: true, trace, cancellationToken);
        using Deadline deadline = call.Deadline;

        // 11 dispatch, by a backend
        if (binding.Runtime.Backends?.For(call) is { } backend)
        {
            await foreach (ChatUpdate update in BackendPath.StreamAsync(call, backend, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        // 9 key, 11 dispatch
        using HttpResponseMessage response = await OpenAsync(call, cancellationToken).ConfigureAwait(false);
        using var events = new AnswerEvents(call, response);
        Answer answer = events.Answer;
        call.Arriving = answer;
        List<ChatUpdate> updates = answer.Updates!;
        RelayException? failure = null;
        bool hasStarted = false;
        while (true)
        {
            bool more = false;
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                // What has arrived is read without waiting.
                more = events.TryRead() || await events.ReceiveAsync().ConfigureAwait(false) || events.TryReadLast();
            }
            catch (Exception error) when (error is RelayException || !cancellationToken.IsCancellationRequested)
            {
                failure = error as RelayException ?? CallFailure.FromTransport(call, error, response, inStream: true);
            }
            catch (Exception)
            {
                // However the connection put it.
                throw new OperationCanceledException(cancellationToken);
            }

            if (updates.Count > 0)
            {
                if (!hasStarted)
                {
                    hasStarted = true;
                    yield return ChatUpdate.Start(answer);
                }

                for (int i = 0; i < updates.Count; i++)
                {
                    yield return updates[i];
                }

                updates.Clear();
            }

            if (failure is not null || !more || answer.IsDone || answer.Error is not null)
            {
                break;
            }
        }

        // 12 check
        failure = End(call, answer, response, failure);
        if (updates.Count > 0)
        {
            if (!hasStarted)
            {
                hasStarted = true;
                yield return ChatUpdate.Start(answer);
            }

            for (int i = 0; i < updates.Count; i++)
            {
                yield return updates[i];
            }

            updates.Clear();
        }

        failure ??= events.Failure();
        if (failure is null)
        {
            deadline.Meet();
        }

        // 13 meter, 12 check
        ChatReply reply = Reply(call, answer, response, events, ref failure);
        cancellationToken.ThrowIfCancellationRequested();
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
            yield return ChatUpdate.Start(answer);
        }

        if (reply.Usage is { } usage)
        {
            yield return ChatUpdate.OfUsage(usage);
        }

        yield return ChatUpdate.End(reply);
    }

    /// <summary>Reads what was held back of the text; gives back the failure so far, or the one that this is.</summary>
    private static RelayException? End(CallContext call, Answer answer, HttpResponseMessage response, RelayException? failure)
    {
        try
        {
            answer.EndText();
            return failure;
        }
        catch (Exception error)
        {
            return failure ?? AnswerFailure.Of(call, error, response, inStream: true);
        }
    }

    /// <summary>The reply of what arrived, and the failure that it is. Whatever goes wrong here is a failure like any other: what arrived is handed out with it.</summary>
    private static ChatReply Reply(CallContext call, Answer answer, HttpResponseMessage response, AnswerEvents events, ref RelayException? failure)
    {
        ChatReply? reply = null;
        try
        {
            reply = Metering.Reply(call, answer, response, events.Raw);
            failure ??= ToolCallCheck.Failure(call, reply);
        }
        catch (Exception error)
        {
            failure ??= AnswerFailure.Of(call, error, response, inStream: true);
        }

        return reply ?? AnswerFailure.Remains(call, answer.Usage, CallFailure.RequestId(call, response.Headers));
    }

    private static async Task<HttpResponseMessage> OpenAsync(CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await HttpExchange.SendAsync(call).ConfigureAwait(false);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is not RelayException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (error is not RelayException)
        {
            throw error is OperationCanceledException ? CallFailure.FromTransport(call, error, response: null, inStream: false) : AnswerFailure.Of(call, error, response: null, inStream: false);
        }
    }
}
