using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The way of a call through a group: the members in order, until one answers.</summary>
/// <remarks>
/// A failure that another model, key or provider may not have goes on to the next member; a mistake of the program (a missing or refused key, a
/// malformed request) does not, because trying elsewhere would only hide it. A member that is known not to be able to do what the call needs is passed
/// over, and counts as an attempt; the call fails for that reason only if no member can. A key given with the call goes to the provider of the first member,
/// at its address, and to no other.
/// </remarks>
internal static class GroupPath
{
    /// <summary>Whether the next member is tried after a failure of this kind.</summary>
    public static bool GoesOn(RelayErrorKind kind) => kind is
        RelayErrorKind.RateLimit or RelayErrorKind.Timeout or RelayErrorKind.Connection or RelayErrorKind.Overloaded or RelayErrorKind.Provider
        or RelayErrorKind.StreamTruncated or RelayErrorKind.StreamError or RelayErrorKind.CircuitOpen
        or RelayErrorKind.ContextWindow or RelayErrorKind.ContentPolicy or RelayErrorKind.ModelUnavailable or RelayErrorKind.Budget;

    public static async Task<ChatReply> ChatAsync(ModelGroup group, RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, CancellationToken cancellationToken)
    {
        var turn = new GroupTurn(group, runtime ?? RelayRuntime.Current, messages, options, trace);
        while (true)
        {
            try
            {
                ChatReply reply = await turn.Member.CallThrough(runtime, turn.Messages, turn.Options, trace, cancellationToken).ConfigureAwait(false);
                reply.Alias = group.Name;
                return reply;
            }
            catch (RelayException error) when (turn.TryGoOn(error))
            {
            }
            catch (RelayException error)
            {
                throw turn.Failed(error);
            }
        }
    }

    public static async IAsyncEnumerable<ChatUpdate> StreamAsync(
        ModelGroup group, RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var turn = new GroupTurn(group, runtime ?? RelayRuntime.Current, messages, options, trace);
        while (true)
        {
            bool isCommitted = false;
            bool goesOn = false;
            RelayException? failure = null;
            IAsyncEnumerator<ChatUpdate> updates = turn.Member.StreamThrough(runtime, turn.Messages, turn.Options, trace, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using ConfiguredAsyncDisposable closing = updates.ConfigureAwait(false);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (RelayException error) when (!isCommitted && turn.TryGoOn(error))
                {
                    goesOn = true;
                }
                catch (RelayException error)
                {
                    throw failure ?? turn.Failed(error);
                }

                if (goesOn)
                {
                    break;
                }

                // The first update is Start, and Start is only handed out when a piece of the answer is there.
                isCommitted = true;
                ChatUpdate update = updates.Current;
                if (update.Reply is { } reply)
                {
                    reply.Alias = group.Name;
                    if (update.Error is { } late)
                    {
                        failure = turn.Failed(late);
                        update = ChatUpdate.Failed(failure, reply);
                    }
                }

                yield return update;
            }
        }
    }

    /// <summary>Which member's turn it is, and what has failed so far.</summary>
    private sealed class GroupTurn
    {
        private readonly ModelGroup _group;
        private readonly ChatOptions? _options;
        private readonly bool _mayFallBack;
        private readonly List<RelayAttempt> _attempts = [];
        private readonly StringBuilder _failures = new();
        private readonly long _deadline;
        private readonly TimeProvider _clock;
        private RelayException? _asked;
        private bool _mayBeBilled;
        private readonly CallTrace? _trace;
        private readonly int _mark;
        private int _index;

        public GroupTurn(ModelGroup group, RelayRuntime runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace)
        {
            if (options?.ModelId is { } asked && asked != group.Name)
            {
                throw new RelayException(RelayErrorKind.Config, $"'{group.Name}' is a group, but ChatOptions.ModelId asks for '{asked}'. Leave ModelId unset, or call an alias of that model.") { Alias = group.Name };
            }

            group.CheckBounds();
            _group = group;
            _clock = runtime.Clock;
            _options = options;
            _trace = trace;
            _mark = trace?.Failed.Count ?? 0;

            // Read once: a conversation that is made while it is enumerated would be made again for each member.
            Messages = messages as IReadOnlyCollection<ChatMessage> ?? ReadOnce(messages, group.Name);
            var own = options as CallOptions;
            _mayFallBack = own?.Fallbacks != false;
            if (own?.Timeout is { } limit && limit > TimeSpan.Zero && limit < TimeSpan.FromDays(49))
            {
                _deadline = _clock.GetTimestamp() + (long)(limit.TotalSeconds * _clock.TimestampFrequency);
            }
        }

        public IReadOnlyCollection<ChatMessage> Messages { get; }

        private static ChatMessage[] ReadOnce(IEnumerable<ChatMessage> messages, string group)
        {
            try
            {
                return [.. messages];
            }
            catch (Exception error) when (error is not (OperationCanceledException or RelayException))
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, $"'{group}' was not called: its messages cannot be enumerated; the inner exception says why.", error) { Alias = group };
            }
        }

        public ModelAlias Member => _group.Members[_index];

        /// <summary>The call's options as this member may see them.</summary>
        public ChatOptions? Options
        {
            get
            {
                var own = _options as CallOptions;
                bool isForeign = own?.RevealApiKey() is not null && !IsAtHome(Member.PrimaryOf());
                if (_options is null || (_options.ModelId is null && !isForeign && (_index == 0 || own?.Timeout is null)))
                {
                    return _options;
                }

                ChatOptions options = _options.Clone();
                options.ModelId = null;
                if (options is CallOptions mine)
                {
                    mine.ApiKey = isForeign ? null : mine.RevealApiKey();
                    mine.Timeout = _deadline == 0 ? mine.Timeout : Remaining;
                }

                return options;
            }
        }

        /// <summary>Whether a key for the first member is one for <paramref name="member"/> too: the same provider at the same address.</summary>
        private bool IsAtHome(ModelSpec member) => _group.Members[0].PrimaryOf() is var first && member.Provider == first.Provider && member.BaseUrl == first.BaseUrl;

        private TimeSpan Remaining => TimeSpan.FromSeconds(Math.Max(0, (_deadline - _clock.GetTimestamp()) / (double)_clock.TimestampFrequency));

        /// <summary>Notes a failure and moves to the next member, if the failure and the time left allow it.</summary>
        public bool TryGoOn(RelayException error)
        {
            if (!_mayFallBack || (error.MissingCapability is null && !GoesOn(error.Kind)) || _index + 1 >= _group.Members.Count || (_deadline != 0 && Remaining <= TimeSpan.Zero))
            {
                return false;
            }

            Note(error);
            _asked = error.MissingCapability is null ? error : _asked;
            _index++;
            if (_trace is not null)
            {
                _trace.Call = null;
            }

            return true;
        }

        /// <summary>The failure of the group: the last member's, with every attempt before it.</summary>
        public RelayException Failed(RelayException error)
        {
            if (_index == 0)
            {
                return With(error, error.Message);
            }

            int tried = _index + 1;
            Note(error);

            // A member that was asked and failed says more than one that could not be asked.
            return With(error.MissingCapability is null ? error : _asked ?? error, $"{tried} of {_group.Members.Count} members of '{_group.Name}' failed:{_failures}");
        }

        private RelayException With(RelayException last, string message) => new(last.Kind, message, last)
        {
            StatusCode = last.StatusCode,
            RetryAfter = last.RetryAfter,
            LimitKind = last.LimitKind,
            Provider = last.Provider,
            Alias = _group.Name,
            Model = last.Model,
            RequestId = last.RequestId,
            ProviderMessage = last.ProviderMessage,
            ProviderCode = last.ProviderCode,
            Body = last.Body,
            MissingCapability = last.MissingCapability,
            MayBeBilled = _mayBeBilled,
            Violation = last.Violation,
            Reply = last.Reply,
            Attempts = _index == 0 ? last.Attempts : [.. _attempts],
        };

        private void Note(RelayException error)
        {
            _mayBeBilled |= error.MayBeBilled;
            _attempts.AddRange(error.Attempts);
            _trace?.Note(_mark, _attempts);
            _failures.Append("\n  ").Append(Member.Name).Append(": ").Append(error.Kind).Append(", ").Append(error.Message);
        }
    }
}
