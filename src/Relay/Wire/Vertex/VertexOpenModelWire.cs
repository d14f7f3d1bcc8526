using System.Text.Json;

namespace Relay;

/// <summary>Open models that Vertex AI serves itself (Llama, Qwen, DeepSeek, gpt-oss, …): Chat Completions at one endpoint for all, with publisher and model in the body.</summary>
/// <remarks>Source: docs.cloud.google.com/vertex-ai/generative-ai/docs/maas/call-open-model-apis.</remarks>
internal sealed class VertexOpenModelWire(VertexModel model) : VertexWire(OpenAIChatWire.Instance, model)
{
    private readonly string _name = model.Publisher + "/" + model.Id;

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) =>
        Publisher.WriteRequest(writer, request.Spec.Model == _name ? request : request with { Spec = request.Spec with { Model = _name } });
}
