using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A call whose functions are run (<see cref="ToolInvocation"/>): rounds of one call each, until the model answers. Only on the path when it is asked for.</summary>
internal static class ToolLoop
{
    public static async Task<ChatReply> ChatAsync(ModelAlias alias, RelayRuntime? runtime, IEnumerable<ChatMessage> messages, CallOptions options, ToolInvocation invocation, CancellationToken cancellationToken)
    {
        RelayRuntime carrier = runtime ?? RelayRuntime.Current;
        (ToolRounds rounds, ToolRunner runner) = Begin(alias, carrier, messages, options, invocation, isStreamed: false);
        using var deadline = new Deadline(rounds.Limit, carrier.Clock, cancellationToken, carrier.Ending);
        while (true)
        {
            try
            {
                rounds.Add(await alias.CallOnce(runtime, rounds.Conversation, rounds.NextOptions(), cancellationToken).ConfigureAwait(false));
            }
            catch (RelayException error) when (error.Reply is null || error.Kind is RelayErrorKind.ToolSchema or RelayErrorKind.Provider)
            {
                rounds.Failed(error, error.Reply);
                throw;
            }

            List<FunctionCallContent> calls = runner.Runnable(rounds.Last);
            if (calls.Count == 0)
            {
                return rounds.Whole();
            }

            rounds.Add(await RunAsync(rounds, runner, invocation, calls, deadline).ConfigureAwait(false));
        }
    }

    /// <summary>Reads what the caller gave.</summary>
    private static (ToolRounds Rounds, ToolRunner Runner) Begin(
        ModelAlias alias, RelayRuntime runtime, IEnumerable<ChatMessage> messages, CallOptions options, ToolInvocation invocation, bool isStreamed)
    {
        try
        {
            return (new ToolRounds(alias, runtime, messages, options, isStreamed), new ToolRunner(invocation, options));
        }
        catch (Exception error) when (CallerInput.IsAtFault(error))
        {
            throw CallerInput.Failure(alias.PrimaryOf(), error);
        }
    }

    /// <param name="alias">The alias.</param>
    /// <param name="runtime">The runtime; null for the one in force.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">The options.</param>
    /// <param name="invocation">How functions are run.</param>
    /// <param name="everyStart">Whether each round hands out its Start, for who must tell messages apart; else only the first does.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async IAsyncEnumerable<ChatUpdate> StreamAsync(
        ModelAlias alias,
        RelayRuntime? runtime,
        IEnumerable<ChatMessage> messages,
        CallOptions options,
        ToolInvocation invocation,
        bool everyStart,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RelayRuntime carrier = runtime ?? RelayRuntime.Current;
        (ToolRounds rounds, ToolRunner runner) = Begin(alias, carrier, messages, options, invocation, isStreamed: true);
        using var deadline = new Deadline(rounds.Limit, carrier.Clock, cancellationToken, carrier.Ending);
        bool hasStarted = false;
        while (true)
        {
            ChatReply? arrived = null;
            RelayException? failure = null;
            IAsyncEnumerator<ChatUpdate>? updates = null;
            try
            {
                updates = alias.StreamOnce(runtime, rounds.Conversation, rounds.NextOptions(), cancellationToken).GetAsyncEnumerator(cancellationToken);
            }
            catch (RelayException error)
            {
                failure = error;
            }

            await using ConfiguredAsyncDisposable closing = (updates ?? Nothing()).ConfigureAwait(false);
            while (failure is null)
            {
                try
                {
                    if (!await updates!.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (RelayException error)
                {
                    failure = rounds.Failed(error, arrived ?? error.Reply);
                    break;
                }

                ChatUpdate update = updates.Current;
                arrived = update.Reply ?? arrived;
                if (update.Kind is ChatUpdateKind.Usage or ChatUpdateKind.End or ChatUpdateKind.Error || (update.Kind == ChatUpdateKind.Start && hasStarted && !everyStart))
                {
                    continue;
                }

                hasStarted = true;
                yield return rounds.CallsBefore == 0 ? update : update.AfterCalls(rounds.CallsBefore);
            }

            ChatMessage? results = null;
            if (failure is null)
            {
                rounds.Add(arrived!);
                List<FunctionCallContent> calls = runner.Runnable(arrived!);
                if (calls.Count == 0)
                {
                    break;
                }

                try
                {
                    results = await RunAsync(rounds, runner, invocation, calls, deadline).ConfigureAwait(false);
                }
                catch (RelayException error)
                {
                    failure = error;
                }
            }

            if (failure is not null)
            {
                if (hasStarted)
                {
                    yield return ChatUpdate.Failed(failure, failure.Reply!);
                }

                throw failure;
            }

            rounds.Add(results!);
            yield return ChatUpdate.OfToolResults(results!, arrived!);
        }

        ChatReply whole = rounds.Whole();
        if (whole.Usage is { } usage)
        {
            yield return ChatUpdate.OfUsage(usage);
        }

        yield return ChatUpdate.End(whole);
    }

    private static async Task<ChatMessage> RunAsync(ToolRounds rounds, ToolRunner runner, ToolInvocation invocation, List<FunctionCallContent> calls, Deadline deadline)
    {
        if (rounds.Runs == invocation.MaxRounds)
        {
            throw rounds.TooMany(invocation.MaxRounds);
        }

        try
        {
            return await runner.RunAsync(calls, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw rounds.Late(runner.Unfinished);
        }
        catch (OperationCanceledException) when (deadline.IsEnded)
        {
            throw rounds.Ended();
        }
    }

    private static async IAsyncEnumerator<ChatUpdate> Nothing()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
