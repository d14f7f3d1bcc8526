using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A protocol: turns messages into bytes and bytes into answers. Knows nothing of connections, keys, retries or money.</summary>
/// <remarks>One folder below this one per protocol; the base carries what the path needs of each of them.</remarks>
internal abstract class ChatWire
{
    /// <summary>The path of the chat endpoint for a target, with a leading slash, below the base address.</summary>
    /// <param name="spec">The target, in its place.</param>
    /// <param name="provider">Its provider.</param>
    /// <param name="baseUrl">The base address in force, whoever set it, without a slash at its end.</param>
    /// <param name="stream">Whether the answer is to be streamed.</param>
    public abstract string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream);

    /// <summary>The target with what the environment says about its place (project, location, region); the target itself where its address holds no place.</summary>
    /// <param name="spec">The target.</param>
    /// <param name="environment">Reads environment variables.</param>
    public virtual ModelSpec Place(ModelSpec spec, Func<string, string?> environment) => spec;

    /// <summary>The target as it is placed for a call that shows a key, where that is another place than for an access token; null where it is the same.</summary>
    /// <param name="spec">The target.</param>
    /// <param name="placed">What <see cref="Place"/> made of it.</param>
    public virtual ModelSpec? PlaceForKeys(ModelSpec spec, ModelSpec placed) => null;

    /// <summary>What a place lacks to be called at; null when it lacks nothing.</summary>
    public virtual string? PlaceFault(ModelSpec placed) => null;

    /// <summary>The provider's base address for a place; null where it is the same for all places (<see cref="ProviderFacts.BaseUrl"/>).</summary>
    public virtual string? BaseUrl(ModelSpec placed) => null;

    /// <summary>Writes the request body.</summary>
    /// <exception cref="RelayException">The conversation holds something this wire cannot carry.</exception>
    public abstract void WriteRequest(Utf8JsonWriter writer, in WireRequest request);

    /// <summary>A header that this request needs beside the provider's own, such as the name of a beta feature; null for none.</summary>
    public virtual ProviderHeader? Header(in WireRequest request) => null;

    /// <summary>Under which name contents keep what this protocol gave and nobody but it can write back; null where it gives nothing of the kind.</summary>
    public virtual string? OpaqueKey => null;

    /// <summary>Whether a refusal of an earlier answer has a form of its own here, or is made text of by the wire itself; else it goes as text.</summary>
    /// <param name="provider">The provider, in whose dialect the protocol is spoken.</param>
    public virtual bool WritesRefusals(ProviderFacts provider) => false;

    /// <summary>The media type of a streamed answer, for the Accept header.</summary>
    public virtual string StreamMediaType => "text/event-stream";

    /// <summary>A reader for the framing of a streamed answer.</summary>
    public virtual EventReader CreateEventReader() => new SseReader();

    /// <summary>Reads a whole answer into <paramref name="answer"/>; an error object in it sets <see cref="Answer.Error"/>.</summary>
    /// <exception cref="JsonException">The body is not the protocol's JSON.</exception>
    public abstract void ReadAnswer(ReadOnlySpan<byte> body, Answer answer);

    /// <summary>Reads one event of a stream into <paramref name="answer"/>, which collects the updates it makes.</summary>
    /// <exception cref="JsonException">The event is not the protocol's JSON.</exception>
    public abstract void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer);

    /// <summary>Maps the protocol's word for why an answer ended; null for null, <see cref="FinishReasons.Other"/> for a word nobody knows.</summary>
    public abstract ChatFinishReason? Finish(string? reason, bool hasToolCalls);

    /// <summary>Reads the body of a failed call. Never throws: a body that cannot be read gives what can be known.</summary>
    public abstract WireError ReadError(ReadOnlySpan<byte> body);

    /// <summary>As <see cref="ReadError(ReadOnlySpan{byte})"/>, where a header may name the error's type.</summary>
    /// <param name="body">The body.</param>
    /// <param name="errorType">The value of <c>x-amzn-errortype</c>; null as a rule.</param>
    public virtual WireError ReadError(ReadOnlySpan<byte> body, string? errorType) => ReadError(body);
}
