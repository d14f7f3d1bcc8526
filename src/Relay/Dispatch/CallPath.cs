using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The way of a call that is not streamed, from top to bottom.</summary>
/// <remarks>
/// <code>
///  1 resolve    the alias' binding, made once (for each target that a configuration source names); the call's options over its defaults
///  9 key        found when it is needed, never before
/// 11 dispatch   a backend of the program's own, else wire ─▶ HTTP ─▶ wire
/// 12 check      reasoning between tags is taken out of the text, where the target writes it there; the answer's tool calls, where it has any (ToolCallCheck)
/// 13 meter      usage ─▶ cost
/// 15 relay      usage sinks: around the whole call, groups included, and only where there are any (UsageRelay)
/// </code>
/// The numbers leave room for the steps that are not on the path yet; a step nobody configured is never on it.
/// </remarks>
internal static class CallPath
{
    public static async Task<ChatReply> ChatAsync(ModelAlias alias, RelayRuntime? runtime, IEnumerable<ChatMessage> messages, ChatOptions? options, CallTrace? trace, CancellationToken cancellationToken)
    {
        // 1 resolve
        cancellationToken.ThrowIfCancellationRequested();
        AliasBinding binding = alias.Bind(runtime, options);
        CallRules.Check(binding, options);
        messages = CapabilityCheck.Read(binding.Spec, messages, options);
        var call = new CallContext(binding, messages, options, stream: false, trace, cancellationToken);
        using Deadline deadline = call.Deadline;

        // 11 dispatch, by a backend
        if (binding.Runtime.Backends?.For(call) is { } backend)
        {
            return await BackendPath.ChatAsync(call, backend, cancellationToken).ConfigureAwait(false);
        }

        // 9 key, 11 dispatch
        try
        {
            using HttpResponseMessage response = await HttpExchange.SendAsync(call).ConfigureAwait(false);
            using var body = new PooledBuffer(InitialSize(response));
            await ReadBodyAsync(body, call, response).ConfigureAwait(false);
            deadline.Meet();
            if (AnswerEvents.AreIn(response, body.Span))
            {
                // Some proxies stream whatever they were asked for: the same answer in pieces.
                using var events = new AnswerEvents(call, response);
                events.ReadAll(body.Span);
                return ToolCallCheck.Checked(call, Metering.Reply(call, events.Answer, response, events.Raw));
            }

            Answer answer = binding.CreateAnswer(isStreamed: false, call.Secrets);
            ReadAnswer(body.Span, answer, call, response);

            // 13 meter, 12 check
            return ToolCallCheck.Checked(call, Metering.Reply(call, answer, response, call.CaptureRaw ? Encoding.UTF8.GetString(body.Span) : null));
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is not RelayException)
        {
            // However the connection put it.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (error is not RelayException)
        {
            // Nothing leaves this path untyped, or a group would not go on and nobody would be told.
            throw error is OperationCanceledException ? CallFailure.FromTransport(call, error, response: null, inStream: false) : AnswerFailure.Of(call, error, response: null, inStream: false);
        }
    }

    internal static void ReadAnswer(ReadOnlySpan<byte> body, Answer answer, CallContext call, HttpResponseMessage response)
    {
        try
        {
            ReadOnlySpan<byte> json = JsonValues.WithoutMark(body);
            JsonValueCount.Check(json, call.Limits);
            bool isChanged = false;
            call.Binding.Http.Wire.ReadAnswer(Utf8Text.Valid(json, ref isChanged), answer);
            answer.HasReplacements |= isChanged;
        }
        catch (AnswerLimitException limit)
        {
            throw CallFailure.BeyondLimit(call, limit, answer, response);
        }
        catch (Exception error) when (error is not (RelayException or OperationCanceledException or OutOfMemoryException or InsufficientExecutionStackException))
        {
            throw CallFailure.Unreadable(call, body, error, response);
        }

        if (answer.Error is { } failure)
        {
            throw CallFailure.FromAnswer(call, failure, response, inStream: false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal static async ValueTask ReadBodyAsync(PooledBuffer body, CallContext call, HttpResponseMessage response, Stream? opened = null)
    {
        bool isWhole;
        try
        {
            Stream stream = opened ?? await ReceivedBody.OpenAsync(response, call.Limits, call.Deadline.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                isWhole = await body.ReadAllAsync(stream, call.Limits.MaxAnswerBytes, call.Deadline.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!call.Deadline.IsCancelledByCaller)
        {
            throw CallFailure.FromTransport(call, error, response, inStream: false);
        }

        if (!isWhole)
        {
            var limit = new AnswerLimitException(nameof(AnswerLimits.MaxAnswerBytes), call.Limits.MaxAnswerBytes);
            throw CallFailure.FromTransport(call, limit, response, inStream: false);
        }
    }

    /// <summary>The announced length where it can be believed: nobody makes us reserve more than a megabyte by a header.</summary>
    private static int InitialSize(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is > 0 and < 1024 * 1024 and { } length ? (int)length + 1 : 4096;
}
