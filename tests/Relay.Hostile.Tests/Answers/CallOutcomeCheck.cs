namespace Relay.Hostile.Tests.Answers;

/// <summary>Carries a call out and says what was wrong with how it ended: anything but a reply, a <see cref="RelayException"/> or the caller's own cancellation, or a stream out of order.</summary>
internal static class CallOutcomeCheck
{
    /// <summary>What a call came to.</summary>
    /// <param name="Reply">The reply, also one that arrived in part; null for none.</param>
    /// <param name="Error">The failure; null for none.</param>
    /// <param name="Fault">What should not have happened; null for nothing.</param>
    public readonly record struct Result(ChatReply? Reply, RelayException? Error, string? Fault);

    /// <summary>A whole call.</summary>
    public static async Task<Result> Chat(Func<Task<ChatReply>> call, CancellationToken cancellation = default)
    {
        try
        {
            ChatReply reply = await call();
            return new Result(reply, null, reply.Cost is null ? "no cost" : null);
        }
        catch (RelayException error)
        {
            return new Result(error.Reply, error, null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception error)
        {
            return new Result(null, null, error.ToString());
        }
    }

    /// <summary>A streamed call: one Start, then pieces, then one End, or after Start one Error and its exception, or before it the exception alone.</summary>
    public static async Task<Result> Stream(IAsyncEnumerable<ChatUpdate> updates, CancellationToken cancellation = default)
    {
        bool hasStarted = false;
        ChatReply? reply = null;
        RelayException? told = null;
        bool hasEnded = false;
        try
        {
            await foreach (ChatUpdate update in updates)
            {
                if (hasEnded || told is not null)
                {
                    return new Result(reply, told, $"{update.Kind} after the end");
                }

                if ((update.Kind == ChatUpdateKind.Start) == hasStarted && (hasStarted || update.Kind != ChatUpdateKind.Start))
                {
                    return new Result(reply, told, $"{update.Kind} while {(hasStarted ? "" : "not ")}started");
                }

                hasStarted = true;
                hasEnded = update.Kind == ChatUpdateKind.End;
                told = update.Error;
                reply = update.Reply ?? reply;
                if (update.Kind is ChatUpdateKind.End or ChatUpdateKind.Error && update.Reply is null)
                {
                    return new Result(reply, told, $"{update.Kind} without a reply");
                }
            }

            return new Result(reply, null, hasEnded ? null : told is not null ? "an Error without its exception" : "the stream ended silently");
        }
        catch (RelayException error)
        {
            return new Result(reply, error, hasEnded ? "an exception after End" : hasStarted && !ReferenceEquals(told, error) ? "an exception after Start without its Error" : null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception error)
        {
            return new Result(reply, told, error.ToString());
        }
    }
}
