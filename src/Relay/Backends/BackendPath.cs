using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Step 11 of <see cref="CallPath"/> and <see cref="StreamPath"/> where a backend carries it out, and the steps after it.</summary>
internal static class BackendPath
{
    public static async Task<ChatReply> ChatAsync(CallContext call, IDispatchBackend backend, CancellationToken cancellationToken)
    {
        BackendAnswer answer = await AskAsync(call, backend, backend.ChatAsync, cancellationToken).ConfigureAwait(false);

        // 13 meter
        call.Lane = answer.Lane ?? call.Lane;
        call.ServedTier = answer.ServedTier;
        ChatReply reply;
        try
        {
            reply = BackendReply.Of(call, answer.Response, answer.Usage, answer.RequestId);
        }
        catch (Exception error)
        {
            // An answer is the backend's own objects, and may be as broken as they are.
            throw BackendFailure.Of(call, backend, error, inStream: false);
        }

        try
        {
            return ToolCallCheck.Checked(call, reply);
        }
        catch (Exception error) when (error is not RelayException)
        {
            throw AnswerFailure.Of(call, error, response: null, inStream: false);
        }
    }

    public static async IAsyncEnumerable<ChatUpdate> StreamAsync(CallContext call, IDispatchBackend backend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BackendStreamedAnswer stream = await AskAsync(call, backend, backend.StreamAsync, cancellationToken).ConfigureAwait(false);
        call.Lane = stream.Lane ?? call.Lane;
        call.ServedTier = stream.ServedTier;
        BackendUpdates arriving = Open(call, backend, stream);
        await using ConfiguredAsyncDisposable disposal = arriving.ConfigureAwait(false);
        RelayException? failure = null;
        bool hasStarted = false, more = true;
        while (more && failure is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                more = await arriving.ReadAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = BackendFailure.Of(call, backend, error, inStream: hasStarted);
            }
            catch (Exception)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            List<ChatUpdate> updates = arriving.Updates;
            if (updates.Count > 0 && !hasStarted)
            {
                hasStarted = true;
                yield return ChatUpdate.Start(arriving.Answer);
            }

            for (int i = 0; i < updates.Count; i++)
            {
                yield return updates[i];
            }

            updates.Clear();
        }

        failure ??= arriving.Truncation();

        // 13 meter
        ChatReply reply = Reply(call, arriving, stream.RequestId, ref failure);
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
            yield return ChatUpdate.Start(arriving.Answer);
        }

        if (reply.Usage is { } usage)
        {
            yield return ChatUpdate.OfUsage(usage);
        }

        yield return ChatUpdate.End(reply);
    }

    /// <summary>The reply of what arrived, and the failure that it is: the updates are the backend's own objects, and may be as broken as they are.</summary>
    private static ChatReply Reply(CallContext call, BackendUpdates arriving, string? requestId, ref RelayException? failure)
    {
        ChatReply? reply = null;
        try
        {
            reply = BackendReply.Of(call, arriving.Response(), arriving.Usage(isWhole: failure is null), requestId);
            failure ??= ToolCallCheck.Failure(call, reply);
        }
        catch (Exception error)
        {
            failure ??= AnswerFailure.Of(call, error, response: null, inStream: true);
        }

        return reply ?? AnswerFailure.Remains(call, arriving.Answer.Usage, requestId);
    }

    private static BackendUpdates Open(CallContext call, IDispatchBackend backend, BackendStreamedAnswer stream)
    {
        try
        {
            return new BackendUpdates(call, stream);
        }
        catch (Exception error)
        {
            throw BackendFailure.Of(call, backend, error, inStream: false);
        }
    }

    /// <summary>Asks, for no longer than the call may take, whether the backend heeds its token or not.</summary>
    private static async Task<T> AskAsync<T>(CallContext call, IDispatchBackend backend, Func<BackendRequest, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            Task<T>? asked = ask(new BackendRequest(call, BackendOptions.Of(call)), call.Deadline.Token);
            T? answer = asked is null ? null : await asked.WaitAsync(call.Deadline.Token).ConfigureAwait(false);
            return answer ?? throw CallFailure.Of(call, RelayErrorKind.Provider, "was not answered: the backend returned null.");
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error)
        {
            throw BackendFailure.Of(call, backend, error, inStream: false);
        }
    }
}
