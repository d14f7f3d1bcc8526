using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads the updates of a backend's stream: what to hand out now, and the whole of it at the end.</summary>
internal sealed class BackendUpdates : IAsyncDisposable
{
    private readonly CallContext _call;
    private readonly BackendStreamedAnswer _stream;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _source;
    private readonly List<ChatResponseUpdate> _all = [];
    private Task<bool>? _unfinished;
    private UsageDetails? _usage;
    private int _toolCalls;
    private bool _saidWhy;

    public BackendUpdates(CallContext call, BackendStreamedAnswer stream)
    {
        _call = call;
        _stream = stream;
        _source = stream.Updates.GetAsyncEnumerator(call.Deadline.Token) ?? throw CallFailure.Of(call, RelayErrorKind.Provider, "was not answered: the backend's updates cannot be enumerated.");
        Answer = new Answer { ConfiguredModel = call.Binding.Spec.Model, Limits = call.Limits, Secrets = call.Secrets };
        Answer.KeepOrder();
        call.Arriving = Answer;
    }

    /// <summary>Who is answering, as far as it is known yet.</summary>
    public Answer Answer { get; }

    /// <summary>What has not been handed out.</summary>
    public List<ChatUpdate> Updates { get; } = new(4);

    /// <summary>Reads the next update; false at the end of the stream.</summary>
    public async ValueTask<bool> ReadAsync()
    {
        // The time limit holds whether the source heeds its token or not; a step that was given up is waited for before the source is disposed of.
        _call.Deadline.Silence?.BeginWait();
        ValueTask<bool> step = _source.MoveNextAsync();
        bool more;
        if (step.IsCompleted)
        {
            more = await step.ConfigureAwait(false);
        }
        else
        {
            _unfinished = step.AsTask();
            more = await _unfinished.WaitAsync(_call.Deadline.Token).ConfigureAwait(false);
            _unfinished = null;
        }

        _call.Deadline.Silence?.EndWait();
        if (more)
        {
            _call.Deadline.Silence?.SeeEvent();
            Take(_source.Current);
        }

        return more;
    }

    /// <summary>The failure of a stream that ended without saying why, where it must; null when it is whole.</summary>
    public RelayException? Truncation() => !_stream.MustSayWhyItEnded || _saidWhy
        ? null
        : CallFailure.Of(_call, RelayErrorKind.StreamTruncated, "ended the stream before the answer had ended: no update gave a finish reason.");

    /// <summary>All that has come.</summary>
    public ChatResponse Response() => _all.ToChatResponse();

    /// <summary>The usage as the backend itself has it; null leaves it to the updates.</summary>
    public TokenUsage? Usage(bool isWhole)
    {
        try
        {
            return isWhole ? _stream.Usage?.Invoke() : null;
        }
        catch (Exception error)
        {
            // The answer is there and stays one.
            _call.Warnings.Add($"The backend could not give its own figures of usage ({error.GetType().Name}); those of its updates count.");
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_unfinished is not { IsCompleted: false } unfinished)
        {
            return CloseAsync();
        }

        _ = unfinished.ContinueWith(
            static (_, updates) => ((BackendUpdates)updates!).CloseAsync().AsTask(), this, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return ValueTask.CompletedTask;
    }

    /// <summary>What a source throws when it is closed takes nothing from what it gave.</summary>
    private async ValueTask CloseAsync()
    {
        try
        {
            // Not for longer than the call may take: its end is not the source's to put off.
            await _source.DisposeAsync().AsTask().WaitAsync(_call.Deadline.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The call has had its end already: an answer, or a failure that says more.
        }
    }

    private static bool HasOther(IList<AIContent> contents)
    {
        foreach (AIContent content in contents)
        {
            if (KeepsItsPlace(content) && content is not (TextContent { Text.Length: > 0 } or TextReasoningContent { Text.Length: > 0 }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a content is handed out where it came: calls, their results, refusals and usage are at the end, and what is empty is nowhere.</summary>
    private static bool KeepsItsPlace(AIContent content) => content switch
    {
        FunctionCallContent or FunctionResultContent or ErrorContent or UsageContent => false,
        TextContent { Text.Length: 0, Annotations: null, AdditionalProperties: null } => false,
        TextReasoningContent { Text.Length: 0, ProtectedData: null, AdditionalProperties: null } => false,
        _ => true,
    };

    private void Take(ChatResponseUpdate update)
    {
        AnswerLimitException.ThrowIfBeyond(_all.Count + 1L, _call.Limits.MaxPieces, nameof(AnswerLimits.MaxPieces));
        _all.Add(update);
        _saidWhy |= update.FinishReason is not null;
        Answer.ResponseId ??= update.ResponseId;
        Answer.CreatedAt ??= update.CreatedAt;
        Answer.Model ??= BackendReply.Echo(update.ModelId);
        bool isMixed = HasOther(update.Contents);
        foreach (AIContent content in update.Contents)
        {
            // Contents that no update shows (a signature of its own, an image) keep their place among the pieces for who takes the stream as an IChatClient's.
            AnswerPart? part = isMixed && KeepsItsPlace(content) ? Answer.AddContent(content) : null;
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Answer.CountKept(text.Text.Length);
                    Updates.Add(ChatUpdate.OfContent(ChatUpdateKind.Text, text.Text, text, part));
                    break;
                case TextReasoningContent { Text.Length: > 0 } reasoning:
                    Answer.CountKept(reasoning.Text.Length);
                    Updates.Add(ChatUpdate.OfContent(ChatUpdateKind.Thinking, reasoning.Text, reasoning, part));
                    break;
                case FunctionCallContent call:
                    AnswerLimitException.ThrowIfBeyond(_toolCalls + 1L, _call.Limits.MaxToolCalls, nameof(AnswerLimits.MaxToolCalls));
                    Updates.Add(ChatUpdate.OfToolCall(new ToolCallDelta(_toolCalls++, call.CallId, call.Name, call.ArgumentsText())));
                    break;
                case UsageContent usage:
                    (_usage ??= new UsageDetails()).Add(usage.Details);
                    Answer.Usage = UsageDetailsReader.Read(_usage);
                    break;
            }
        }
    }
}
