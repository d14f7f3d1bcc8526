using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Relay;

/// <summary>Carries calls out and tells the sinks how they ended. Only there when there is a sink.</summary>
internal sealed class UsageRelay(IUsageSink[] sinks, TimeProvider clock, ILogger logger)
{
    public async Task<ChatReply> ChatAsync(
        ModelAlias alias, RelayRuntime runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var ending = new CallEnding(alias, options, isStreamed: false, clock);
        try
        {
            ChatReply reply = await alias.CallThrough(runtime, messages, options, ending.Trace, cancellationToken).ConfigureAwait(false);
            ending.Succeeded(reply);
            return reply;
        }
        catch (Exception error)
        {
            ending.Failed(error, cancellationToken);
            throw;
        }
        finally
        {
            Tell(ending);
        }
    }

    public async IAsyncEnumerable<ChatUpdate> StreamAsync(
        ModelAlias alias,
        RelayRuntime runtime,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ending = new CallEnding(alias, options, isStreamed: true, clock);
        IAsyncEnumerator<ChatUpdate> updates = alias.StreamThrough(runtime, messages, options, ending.Trace, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (Exception error)
                {
                    ending.Failed(error, cancellationToken);
                    throw;
                }

                ChatUpdate update = updates.Current;
                if (update.Kind == ChatUpdateKind.End)
                {
                    ending.Succeeded(update.Reply!);
                }
                else if (update.Kind == ChatUpdateKind.Error)
                {
                    ending.Broke(update.Error!, update.Reply!);
                }

                yield return update;
            }
        }
        finally
        {
            // A reader who leaves comes here too: nothing was noted then.
            ending.Left(cancellationToken);
            try
            {
                await updates.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                Tell(ending);
            }
        }
    }

    private void Tell(CallEnding ending)
    {
        UsageRecord record;
        try
        {
            record = ending.ToRecord(options: ending.Options);
        }
        catch (Exception error)
        {
            // The program's own tags or extras cannot be read (they are changed meanwhile, say): the call is told without them.
            SeamLog.RecordWithoutOptions(logger, error);
            record = ending.ToRecord(options: null);
        }

        foreach (IUsageSink sink in sinks)
        {
            try
            {
                sink.Record(record);
            }
            catch (Exception error)
            {
                SeamLog.SinkFailed(logger, sink, error);
            }
        }
    }
}
