using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The rounds of one call whose functions are run: what was asked, what was answered, what is left of the time.</summary>
internal sealed class ToolRounds
{
    private readonly ModelAlias _alias;
    private readonly CallOptions _options;
    private readonly List<ChatMessage> _conversation;
    private readonly int _asked;
    private readonly List<ChatReply> _replies = [];
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly TimeSpan _limit;

    public ToolRounds(ModelAlias alias, RelayRuntime runtime, IEnumerable<ChatMessage> messages, CallOptions options, bool isStreamed)
    {
        _alias = alias;

        // The caller may change its own while functions run.
        _options = (CallOptions)options.Clone();
        _conversation = [.. messages];
        _asked = _conversation.Count;
        _clock = runtime.Clock;
        _started = _clock.GetTimestamp();
        ModelSpec spec = alias.PrimaryOf();
        _limit = CallRules.TimeLimit(spec, options.Timeout ?? (isStreamed ? spec.StreamTimeout ?? runtime.StreamTimeout : spec.Timeout ?? runtime.Timeout));
    }

    /// <summary>The conversation so far, as the next round sends it.</summary>
    public IReadOnlyList<ChatMessage> Conversation => _conversation;

    /// <summary>The latest reply.</summary>
    public ChatReply Last => _replies[^1];

    /// <summary>The time limit of all rounds.</summary>
    public TimeSpan Limit => _limit;

    /// <summary>How many tool calls there were before the round under way.</summary>
    public int CallsBefore { get; private set; }

    /// <summary>How often functions have been run.</summary>
    public int Runs { get; private set; }

    /// <summary>The options of the next round: a tool is forced only once, or the model could never answer.</summary>
    /// <exception cref="RelayException">The time is up.</exception>
    public CallOptions NextOptions()
    {
        if (_replies.Count == 0)
        {
            return _options;
        }

        var options = (CallOptions)_options.Clone();
        options.ToolMode = options.ToolMode is RequiredChatToolMode ? null : options.ToolMode;
        if (_limit != Timeout.InfiniteTimeSpan)
        {
            TimeSpan left = _limit - _clock.GetElapsedTime(_started);
            options.Timeout = left > TimeSpan.Zero ? left : throw Late();
        }

        return options;
    }

    public void Add(ChatReply reply)
    {
        _replies.Add(reply);
        foreach (ChatMessage message in reply.Messages)
        {
            _conversation.Add(message);
        }
    }

    public void Add(ChatMessage results)
    {
        _conversation.Add(results);
        CallsBefore += _replies[^1].ToolCalls.Count;
        Runs++;
    }

    /// <summary>The reply of all rounds: every message, and what all of them used and cost. One round is its own reply.</summary>
    public ChatReply Whole() => Runs == 0 && _replies.Count == 1
        ? _replies[0]
        : _replies[^1].OfRounds([.. _conversation[_asked..]], _replies.AsReadOnly(), _clock.GetElapsedTime(_started));

    /// <summary>A failure, with what was answered before it and with what had arrived (null for nothing).</summary>
    public RelayException Failed(RelayException error, ChatReply? arrived)
    {
        if (arrived is not null)
        {
            Add(arrived);
        }

        error.Reply = _replies.Count == 0 ? null : Whole();
        return error;
    }

    /// <param name="running">The functions that were still running.</param>
    public RelayException Late(IReadOnlyList<string> running) => running.Count == 0 ? Late() : Failed(
        Failure(RelayErrorKind.Timeout, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{_alias.Name}' did not finish within {_limit.TotalSeconds:0.###} s, its tools included: '{Shown(running)}' {(running.Count == 1 ? "is" : "are")} still running and not waited for. A function is given the call's CancellationToken.")), null);

    public RelayException Late() => Failed(
        Failure(RelayErrorKind.Timeout, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{_alias.Name}' did not finish within {_limit.TotalSeconds:0.###} s, its tools included.")), null);

    public RelayException Ended() => Failed(Failure(RelayErrorKind.Config, $"'{_alias.Name}' was ended while its tools ran: the RelayRuntime was disposed."), null);

    public RelayException TooMany(int most) => Failed(
        Failure(RelayErrorKind.ToolLimit, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{_alias.Name}' had not answered after {most} round{(most == 1 ? "" : "s")} of tool calls (ToolInvocation.MaxRounds); RelayException.Reply has them all.")), null);

    private static string Shown(IReadOnlyList<string> names)
    {
        const int Most = 5;
        return names.Count <= Most ? string.Join("', '", names) : string.Join("', '", names.Take(Most)) + "' and others like '" + names[Most];
    }

    private RelayException Failure(RelayErrorKind kind, string message)
    {
        ModelSpec spec = _alias.PrimaryOf();
        ChatReply? last = _replies.Count == 0 ? null : _replies[^1];
        return new RelayException(kind, message) { Alias = _alias.Name, Provider = last?.Provider ?? spec.Provider, Model = last?.ConfiguredModel ?? spec.Model, RequestId = last?.RequestId };
    }
}
