namespace Relay;

/// <summary>What connections to one address have in common. Aliases with equal endpoints share a pool.</summary>
/// <param name="Provider">Canonical provider name.</param>
/// <param name="Authority">Scheme, host and port.</param>
/// <param name="Transport">The pool's settings.</param>
public sealed record RelayEndpoint(string Provider, string Authority, TransportSettings Transport)
{
    /// <summary>Whether connections may go to private addresses; such a pool is never shared with aliases that do not allow it.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Whether no proxy stands between: the address means this machine and its host, and another one anywhere else.</summary>
    internal bool BypassesProxy { get; init; }
}
