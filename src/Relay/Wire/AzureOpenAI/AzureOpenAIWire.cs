namespace Relay;

/// <summary>Azure OpenAI and Azure AI Foundry: Chat Completions at an address of their own (<see cref="AzureAddress"/>), with the deployment as the model.</summary>
/// <remarks>
/// What the content filter found stays with the message, among its additional properties (<c>content_filter_results</c>, <c>prompt_filter_results</c>), unless it found nothing in a piece of a stream.
/// Source: learn.microsoft.com/azure/ai-foundry/openai/reference and …/concepts/content-filter.
/// </remarks>
internal sealed class AzureOpenAIWire : OpenAIChatWire
{
    public static new AzureOpenAIWire Instance { get; } = new();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => AzureAddress.ChatPath(spec, baseUrl);

    public override WireError ReadError(ReadOnlySpan<byte> body) => AzureErrorReader.Read(body);
}
