using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>What a program sets for one provider: its key, its address, its connections.</summary>
public sealed class ProviderOptions
{
    private string? _apiKey;

    /// <summary>
    /// The key, in place of the provider's usual environment variables: for aliases without a credential, and for those whose credential names one of these
    /// variables. It goes to no other provider. A credential of another name, and <see cref="CallOptions.ApiKey"/>, count more.
    /// </summary>
    /// <remarks>Set only, so that nothing that walks the properties of an object shows it; <see cref="RevealApiKey"/> reads it.</remarks>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "What can be read by reflection is printed.")]
    public string? ApiKey
    {
        set => _apiKey = value;
    }

    /// <summary>Replaces the provider's own base address, for aliases without a <c>base_url</c> of their own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Whether <see cref="BaseUrl"/> may name a private host.</summary>
    public bool AllowPrivateHosts { get; set; }

    /// <summary>Its connections, over what is set for all providers.</summary>
    public PoolOptions Pool { get; } = new();

    /// <summary>The key in <see cref="ApiKey"/>; null where none was set. It must not be printed.</summary>
    public string? RevealApiKey() => _apiKey;
}
