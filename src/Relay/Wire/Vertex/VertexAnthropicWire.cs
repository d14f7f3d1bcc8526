using System.Text.Json;

namespace Relay;

/// <summary>Claude on Vertex AI: Anthropic Messages, with the model in the path and the version in the body.</summary>
/// <remarks>Source: platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai. Beta features are named by the same header as in Anthropic's own API.</remarks>
internal sealed class VertexAnthropicWire(VertexModel model) : VertexWire(AnthropicWire.Instance, model)
{
    private const string Version = "vertex-2023-10-16";

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => AnthropicRequestWriter.Write(writer, request, Version);
}
