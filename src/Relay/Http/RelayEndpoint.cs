namespace Relay;

/// <summary>What connections to one address have in common. Aliases with equal endpoints share a pool.</summary>
/// <param name="Provider">Canonical provider name.</param>
/// <param name="Authority">Scheme, host and port.</param>
/// <param name="Transport">The pool's settings.</param>
public sealed record RelayEndpoint(string Provider, string Authority, TransportSettings Transport)
{
    /// <summary>Whether connections may go to private addresses; such a pool is never shared with aliases that do not allow it.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>
    /// Whether no proxy may stand between: plain http, whose key and conversation it could read, and addresses that mean this machine and its host, which are others
    /// seen from the proxy.
    /// </summary>
    public bool BypassesProxy { get; init; }

    /// <summary>Whether the machine's own credentials are asked for here, which is nobody's business but Relay's: no configured client has a part in it.</summary>
    internal bool GivesCredentials { get; init; }
}
