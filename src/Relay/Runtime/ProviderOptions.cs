namespace Relay;

/// <summary>What a program sets for one provider: its key, its address, its connections.</summary>
public sealed class ProviderOptions
{
    /// <summary>
    /// The key, in place of the provider's usual environment variables: for aliases without a credential, and for those whose credential names one of these
    /// variables. It goes to no other provider. A credential of another name, and <see cref="CallOptions.ApiKey"/>, count more.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Replaces the provider's own base address, for aliases without a <c>base_url</c> of their own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Whether <see cref="BaseUrl"/> may name a private host.</summary>
    public bool AllowPrivateHosts { get; set; }

    /// <summary>Its connections, over what is set for all providers.</summary>
    public PoolOptions Pool { get; } = new();
}
