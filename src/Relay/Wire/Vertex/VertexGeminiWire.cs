namespace Relay;

/// <summary>Google's models on Vertex AI: generateContent as in the Gemini API.</summary>
/// <remarks>
/// With an API key there is a path without project and location. A tuned model (<c>endpoints/…</c>) belongs to a project, and has none.
/// Source: docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference and start/api-keys.
/// </remarks>
internal sealed class VertexGeminiWire(VertexModel model) : VertexWire(GeminiWire.Instance, model)
{
    /// <summary>A project that the preset names stays; one of the environment may be another than the key's.</summary>
    public override ModelSpec? PlaceForKeys(ModelSpec spec, ModelSpec placed) =>
        spec.Project is null && !Model.IsEndpoint ? placed with { Project = null, Location = VertexAddress.Global } : null;

    public override ProviderHeader? Header(in WireRequest request) => VertexTier.Header(request);
}
