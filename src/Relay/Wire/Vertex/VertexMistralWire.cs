using System.Text.Json;

namespace Relay;

/// <summary>Mistral's models on Vertex AI: Mistral's Chat Completions behind rawPredict, with the model's name in the body too, without its version.</summary>
/// <remarks>Source: docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/mistral and docs.mistral.ai/deployment/cloud/vertex.</remarks>
internal sealed class VertexMistralWire(VertexModel model) : VertexWire(OpenAIChatWire.Instance, model)
{
    private readonly string _name = model.Id.IndexOf('@', StringComparison.Ordinal) is > 0 and int at ? model.Id[..at] : model.Id;

    public override bool WritesRefusals(ProviderFacts provider) => false;

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) =>
        Publisher.WriteRequest(writer, request with { Spec = request.Spec with { Model = _name }, Provider = request.Provider.RulesFor(request.Spec.Model) });
}
