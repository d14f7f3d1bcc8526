namespace Relay;

/// <summary>The fields of a target that say where it is called, by the names that presets give them. Each cloud has its own, and nothing is made of those of another.</summary>
internal static class PlaceFields
{
    /// <summary>All of them.</summary>
    internal static readonly string[] All = ["region", "project", "location", "deployment", "api_version"];

    /// <summary>Whether a field changes where the models of a provider are called.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="field">One of <see cref="All"/>.</param>
    internal static bool Has(ProviderFacts provider, string field) => provider.Wire == WireOf(field);

    /// <summary>The provider that a field is for.</summary>
    /// <param name="field">One of <see cref="All"/>.</param>
    internal static string OwnerOf(string field) => WireOf(field) switch
    {
        WireProtocol.BedrockConverse => "bedrock",
        WireProtocol.Vertex => "vertex",
        _ => "azure",
    };

    /// <summary>The field by which a provider's models are given what <paramref name="field"/> gives those of another cloud; null where they have none.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="field">One of <see cref="All"/> that it has not.</param>
    internal static string? InTheWordsOf(ProviderFacts provider, string field) => (field, provider.Wire) switch
    {
        ("region", WireProtocol.Vertex) => "location",
        ("location", WireProtocol.BedrockConverse) => "region",
        _ => null,
    };

    private static WireProtocol WireOf(string field) => field switch
    {
        "region" => WireProtocol.BedrockConverse,
        "project" or "location" => WireProtocol.Vertex,
        _ => WireProtocol.AzureOpenAI,
    };
}
