using System.ComponentModel;

namespace Relay;

/// <summary>What <see cref="UrlGuard"/> says about an address.</summary>
/// <remarks>Neither the reason nor the text form repeats what was checked, beyond an IP address: it may hold a secret.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record UrlVerdict
{
    private UrlVerdict()
    {
    }

    /// <summary>Whether requests may go there.</summary>
    public bool IsAllowed => Reason is null;

    /// <summary>Why not, as a sentence; null when allowed.</summary>
    public string? Reason { get; private init; }

    /// <summary>
    /// The address in its normal form: lower-case ASCII host, IP addresses in their usual notation, no slash at the end of the path.
    /// Connect to this and not to the text it came from, which another reader may understand otherwise. Null when refused.
    /// </summary>
    public Uri? Uri { get; private init; }

    /// <summary>The normal form of the host, IPv6 without brackets; null when refused.</summary>
    public string? Host { get; private init; }

    /// <summary>Whether the host is this machine by its name or address.</summary>
    public bool IsLoopback { get; private init; }

    /// <summary>Whether the host is known to be private by its name or address (and was let through).</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>The verdict, without the address.</summary>
    public override string ToString() => Reason ?? "Allowed.";

    internal static UrlVerdict Allow(Uri uri, string host, bool isLoopback, bool isPrivate) =>
        new() { Uri = uri, Host = host, IsLoopback = isLoopback, IsPrivate = isPrivate };

    internal static UrlVerdict Refuse(string reason) => new() { Reason = reason };
}
