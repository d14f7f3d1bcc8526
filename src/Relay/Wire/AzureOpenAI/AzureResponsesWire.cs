namespace Relay;

/// <summary>Responses on Azure: at an address of their own (<see cref="AzureAddress"/>), with the deployment as the model.</summary>
/// <remarks>Source: learn.microsoft.com/azure/ai-foundry/openai/how-to/responses.</remarks>
internal sealed class AzureResponsesWire : ResponsesWire
{
    public static new AzureResponsesWire Instance { get; } = new();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => AzureAddress.ResponsesPath(spec, baseUrl);

    public override WireError ReadError(ReadOnlySpan<byte> body) => AzureErrorReader.Read(body);
}
