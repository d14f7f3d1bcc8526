using System.ComponentModel;

namespace Relay;

/// <summary>What a model is known not to be able to do. The build's diagnostics and the check before a call ask the same functions.</summary>
/// <remarks>Silence is not a no: of a model that no source speaks about, everything is let through, and the provider has the last word.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CapabilityGap
{
    /// <summary>Whether a call that needs <paramref name="capability"/> is known to fail.</summary>
    /// <remarks>
    /// A no about the model is none where the service does what the model cannot: OpenRouter and Mistral read PDF documents for every model
    /// (openrouter.ai/docs/features/multimodal/pdfs; docs.mistral.ai/capabilities/document_ai/document_qna), and on Anthropic Messages a schema becomes
    /// one forced tool. Nor is it one about reasoning where the provider lists effort words of the model, or has a switch by which the model starts to think
    /// (<c>thinking</c>: api-docs.deepseek.com/guides/thinking_mode, docs.z.ai/guides/capabilities/thinking).
    /// </remarks>
    /// <param name="spec">The alias, with what the preset declares before what the catalog says.</param>
    /// <param name="capability">What the call needs.</param>
    public static bool IsKnown(ModelSpec spec, Capability capability)
    {
        if (spec.Capabilities[capability] != Support.No)
        {
            return false;
        }

        return capability switch
        {
            Capability.Documents => spec.Provider is not ("openrouter" or "mistral"),
            Capability.StructuredOutput or Capability.JsonMode => !IsAnsweredByTool(spec),
            Capability.Reasoning => !ReasonsOnRequest(spec),
            _ => true,
        };
    }

    /// <summary>What reading a content of this media type takes; null for a type that says nothing, such as <c>text/plain</c>.</summary>
    /// <param name="mediaType">A media type, such as <c>image/png</c>.</param>
    public static Capability? OfMediaType(string mediaType) =>
        mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? Capability.Vision
        : mediaType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? Capability.AudioInput
        : mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? Capability.VideoInput
        : mediaType.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase) ? Capability.Documents
        : null;

    /// <summary>The capability as something to do, after "cannot": <c>call tools</c>.</summary>
    /// <param name="capability">A capability that a call can need.</param>
    public static string Verb(Capability capability) => capability switch
    {
        Capability.Tools => "call tools",
        Capability.Vision => "read images",
        Capability.Documents => "read PDF documents",
        Capability.AudioInput => "hear audio",
        Capability.VideoInput => "watch video",
        Capability.JsonMode => "be held to JSON",
        Capability.StructuredOutput => "be held to a JSON schema",
        Capability.Reasoning => "reason",
        _ => capability.ToString(),
    };

    /// <summary>The field of <c>capabilities</c> in a preset that declares it.</summary>
    /// <param name="capability">A capability that a call can need.</param>
    public static string Field(Capability capability) => capability switch
    {
        Capability.Tools => "tools",
        Capability.Vision => "vision",
        Capability.Documents => "documents",
        Capability.AudioInput => "audio_input",
        Capability.VideoInput => "video_input",
        Capability.JsonMode => "json_mode",
        Capability.StructuredOutput => "structured_output",
        Capability.Reasoning => "thinking",
        _ => capability.ToString(),
    };

    private static bool ReasonsOnRequest(ModelSpec spec) =>
        ProviderTable.TryGet(spec, out ProviderFacts? provider)
        && (provider.Dialect.Reasoning == ReasoningField.ThinkingObject || ReasoningEffortWord.Accepted(provider, spec.Model).Count > 0);

    private static bool IsAnsweredByTool(ModelSpec spec) =>
        ProviderTable.TryGet(spec, out ProviderFacts? provider) && provider.RulesFor(spec.Model).Wire == WireProtocol.AnthropicMessages && spec.Capabilities[Capability.Tools] != Support.No;
}
