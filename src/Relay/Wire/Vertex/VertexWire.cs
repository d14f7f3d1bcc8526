using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Vertex AI: the wire of a model's publisher, at Vertex AI's address.</summary>
/// <remarks>Answers and errors are the publisher's own; what is different in a request is in the classes below this one.</remarks>
internal abstract class VertexWire(ChatWire publisher, VertexModel model) : ChatWire
{
    protected VertexModel Model => model;

    protected ChatWire Publisher => publisher;

    public override string? OpaqueKey => publisher.OpaqueKey;

    public override bool WritesRefusals(ProviderFacts provider) => publisher.WritesRefusals(provider);

    /// <summary>The wire of a model.</summary>
    public static VertexWire For(VertexModel model) => model.Protocol switch
    {
        VertexProtocol.Anthropic => new VertexAnthropicWire(model),
        VertexProtocol.Mistral => new VertexMistralWire(model),
        VertexProtocol.OpenAI => new VertexOpenModelWire(model),
        _ => new VertexGeminiWire(model),
    };

    public override ModelSpec Place(ModelSpec spec, Func<string, string?> environment) =>
        spec with { Project = VertexAddress.Project(spec, environment), Location = VertexAddress.Location(spec, environment) };

    public override string? PlaceFault(ModelSpec placed) =>
        placed.Project is null ? "it needs a Google Cloud project; give the alias a 'project', or set the environment variable GOOGLE_CLOUD_PROJECT"
        : !VertexAddress.IsLocation(placed.Location!) ? "its location is none of Google Cloud's; a location is one such as us-central1, global or eu"
        : null;

    public override string BaseUrl(ModelSpec placed) => VertexAddress.BaseUrl(placed.Location!);

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) =>
        VertexAddress.Path(model, spec.Project, spec.Location!, baseUrl, stream);

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => publisher.WriteRequest(writer, request);

    public override ProviderHeader? Header(in WireRequest request) => publisher.Header(request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer) => publisher.ReadAnswer(body, answer);

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer) => publisher.ReadEvent(eventType, data, answer);

    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => publisher.Finish(reason, hasToolCalls);

    /// <remarks>Google refuses a call before the publisher sees it, so its shape of an error comes from all of them; another shape is read as the publisher's.</remarks>
    public override WireError ReadError(ReadOnlySpan<byte> body)
    {
        WireError error = GeminiErrorReader.Read(body);
        return error.Status is null ? publisher.ReadError(body) : error;
    }
}
