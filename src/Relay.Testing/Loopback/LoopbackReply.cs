using System.Text;

namespace Relay;

/// <summary>What a loopback server answers: content, headers, framing, timing and faults. Immutable; every method gives a new reply.</summary>
/// <remarks>
/// <code>
/// server.Enqueue(LoopbackReply.Text("four").WithUsage(12, 1).SplitEvery(1));
/// server.Enqueue(LoopbackReply.Error(429, "Slow down.").WithRetryAfter(TimeSpan.FromSeconds(2)));
/// server.Enqueue(LoopbackReply.Text("never all of it").AbortAfterEvents(2));
/// </code>
/// A reply made of content is served as JSON or as server-sent events, as the request asks. A raw one is served as it is.
/// </remarks>
public sealed partial class LoopbackReply
{
    private readonly ReplyContent _content;
    private readonly ReplyFraming _framing;
    private readonly ReplyHead _head;
    private readonly ReplyDelivery _delivery;
    private RenderedReply? _rendered;

    private LoopbackReply(ReplyContent content, ReplyFraming framing, ReplyHead head, ReplyDelivery delivery)
    {
        _content = content;
        _framing = framing;
        _head = head;
        _delivery = delivery;
    }

    internal ReplyHead Head => _head;

    internal ReplyDelivery Delivery => _delivery;

    /// <summary>An answer of text, finished with <c>stop</c>, with a usage of 12 input and 8 output tokens until told otherwise.</summary>
    public static LoopbackReply Text(string text) => Of(new ReplyContent { Text = text });

    /// <summary>An answer that calls a tool and has no text, finished with <c>tool_calls</c>.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">The arguments as text; JSON in a healthy answer, but sent as it is.</param>
    /// <param name="id">The id of the call; null makes <c>call_1</c>, <c>call_2</c>, …</param>
    public static LoopbackReply ToolCall(string name, string arguments = "{}", string? id = null) =>
        Of(new ReplyContent()).WithToolCall(name, arguments, id);

    /// <summary>A refusal: no content, a <c>refusal</c> text, finished with <c>stop</c>.</summary>
    public static LoopbackReply Refusal(string refusal) => Of(new ReplyContent { Refusal = refusal });

    /// <summary>An error in the envelope of the protocol that is asked: OpenAI's <c>{"error": {"message", "type", "param", "code"}}</c>, Anthropic's, which has no code, Gemini's, whose status is the code, Cohere's and Ollama's, which have the message alone.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type; null is sent as null.</param>
    /// <param name="code">The code; null is sent as null.</param>
    public static LoopbackReply Error(int status, string message, string? type = null, string? code = null) =>
        new(new ReplyContent { Error = new ReplyError(message, type, code) }, ReplyFraming.Plain, new ReplyHead { Status = status }, ReplyDelivery.AtOnce);

    /// <summary>JSON text, sent as it is.</summary>
    public static LoopbackReply RawJson(string json, int status = 200) => Raw(status, "application/json", Encoding.UTF8.GetBytes(json));

    /// <summary>Server-sent events, sent as they are.</summary>
    public static LoopbackReply RawEvents(string events) => Raw(200, "text/event-stream", Encoding.UTF8.GetBytes(events));

    /// <summary>Any body, sent as it is.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type; null sends none.</param>
    /// <param name="body">The bytes.</param>
    public static LoopbackReply Raw(int status, string? contentType, ReadOnlyMemory<byte> body) => new(
        new ReplyContent { RawBody = body, RawContentType = contentType },
        ReplyFraming.Plain,
        new ReplyHead { Status = status },
        ReplyDelivery.AtOnce);

    /// <summary>No answer at all: the connection is closed before any header.</summary>
    public static LoopbackReply ResetConnection()
    {
        LoopbackReply reply = Of(new ReplyContent());
        return reply.With(reply._delivery with { End = ReplyEnd.Reset });
    }

    /// <summary>Adds text to the answer, beside tool calls for example.</summary>
    public LoopbackReply WithText(string text) => With(_content with { Text = text });

    /// <summary>Adds a tool call; the answer finishes with <c>tool_calls</c> unless told otherwise.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">The arguments as text, sent as it is.</param>
    /// <param name="id">The id of the call; null numbers it.</param>
    public LoopbackReply WithToolCall(string name, string arguments = "{}", string? id = null)
    {
        string number = (_content.ToolCalls.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return With(_content with { ToolCalls = [.. _content.ToolCalls, new LoopbackToolCall(id ?? "call_" + number, name, arguments)] });
    }

    /// <summary>Adds visible reasoning, in the field or parts that <paramref name="shape"/> names.</summary>
    public LoopbackReply WithReasoning(string reasoning, ReasoningShape shape = ReasoningShape.ReasoningContent) =>
        With(_content with { Reasoning = reasoning, ReasoningShape = shape });

    /// <summary>Sets the usage reported.</summary>
    /// <param name="input">Input tokens, cached ones included.</param>
    /// <param name="output">Output tokens, reasoning included.</param>
    /// <param name="cached">Cached input tokens; null reports none.</param>
    /// <param name="reasoning">Reasoning tokens; null reports none.</param>
    public LoopbackReply WithUsage(long input, long output, long? cached = null, long? reasoning = null) =>
        WithUsage(new LoopbackUsage(input, output) { Cached = cached, Reasoning = reasoning });

    /// <summary>Sets the usage reported.</summary>
    public LoopbackReply WithUsage(LoopbackUsage usage) => With(_content with { Usage = usage });

    /// <summary>Reports no usage, whether asked for or not.</summary>
    public LoopbackReply WithoutUsage() => With(_content with { Usage = null });

    /// <summary>Sets the finish reason, in the provider's word.</summary>
    public LoopbackReply WithFinishReason(string reason) => With(_content with { FinishReason = reason });

    /// <summary>Sets the model that the answer names; without it the requested one is echoed.</summary>
    public LoopbackReply WithModel(string model) => With(_content with { Model = model });

    /// <summary>Sets the <c>id</c> of the answer.</summary>
    public LoopbackReply WithId(string id) => With(_content with { Id = id });

    /// <summary>The bytes for a request, from memory when the same sort of request was answered last.</summary>
    internal RenderedReply Render(ReceivedRequest request)
    {
        LoopbackProtocol protocol = LoopbackProtocols.Of(request.Path);
        bool stream = request.IsStream && _content.RawBody is null && _content.Error is null;
        string model = _content.Model ?? request.Model ?? "unnamed-model";
        RenderedReply? rendered = Volatile.Read(ref _rendered);
        if (rendered is not null && (_content.RawBody is not null || rendered.Serves(protocol, stream, request.AsksForUsage, model)))
            return rendered;
        rendered = Render(protocol, stream, request.AsksForUsage, model);
        Volatile.Write(ref _rendered, rendered);
        return rendered;
    }

    private static LoopbackReply Of(ReplyContent content) => new(content, ReplyFraming.Plain, new ReplyHead(), ReplyDelivery.AtOnce);

    private RenderedReply Render(LoopbackProtocol protocol, bool stream, bool usage, string model)
    {
        if (_content.RawBody is { } raw)
            return new RenderedReply(raw, _content.RawContentType, protocol, stream, usage, model);
        ReadOnlyMemory<byte> body = protocol switch
        {
            LoopbackProtocol.Messages => _content.Error is { } error ? MessagesJsonRenderer.RenderError(error)
                : stream ? MessagesEventsRenderer.Render(_content, _framing, model)
                : MessagesJsonRenderer.Render(_content, _framing, model),
            LoopbackProtocol.Responses when _content.Error is null => stream ? ResponsesEventsRenderer.Render(_content, _framing, model) : ResponsesJsonRenderer.Render(_content, _framing, model),
            LoopbackProtocol.Gemini => _content.Error is { } error ? GeminiRenderer.RenderError(error, _head.Status)
                : stream ? GeminiRenderer.RenderEvents(_content, _framing, model)
                : GeminiRenderer.Render(_content, _framing, model),
            LoopbackProtocol.Cohere => _content.Error is { } error ? CohereRenderer.RenderError(error)
                : stream ? CohereRenderer.RenderEvents(_content, _framing)
                : CohereRenderer.Render(_content, _framing),
            LoopbackProtocol.Ollama => _content.Error is { } error ? OllamaRenderer.RenderError(error)
                : stream ? OllamaRenderer.RenderLines(_content, _framing, model)
                : OllamaRenderer.Render(_content, _framing, model),
            LoopbackProtocol.Converse => _content.Error is { } error ? ConverseRenderer.RenderError(error)
                : stream ? ConverseRenderer.RenderEvents(_content, _framing)
                : ConverseRenderer.Render(_content, _framing),
            _ => _content.Error is { } error ? ErrorEnvelope.Render(error.Message, error.Type, error.Code)
                : stream ? ChatEventsRenderer.Render(_content, _framing, usage, model)
                : ChatJsonRenderer.Render(_content, _framing, model),
        };
        return new RenderedReply(body, !stream ? "application/json" : protocol == LoopbackProtocol.Ollama ? "application/x-ndjson" : protocol == LoopbackProtocol.Converse ? "application/vnd.amazon.eventstream" : "text/event-stream", protocol, stream, usage, model);
    }

    private LoopbackReply With(ReplyContent content) => new(content, _framing, _head, _delivery);

    private LoopbackReply With(ReplyFraming framing) => new(_content, framing, _head, _delivery);

    private LoopbackReply With(ReplyHead head) => new(_content, _framing, head, _delivery);

    private LoopbackReply With(ReplyDelivery delivery) => new(_content, _framing, _head, delivery);
}
