using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Relay;

/// <summary>Decides which base addresses requests may go to, so that a preset cannot turn them against the network they run in. Pure: nothing is resolved or connected.</summary>
/// <remarks>
/// <para>
/// http and https only; no user name or password, query or fragment; plain http to this machine only. Private, link-local, shared, unspecified and reserved
/// hosts are refused unless private hosts are allowed, which also allows plain http to them. Multicast is always refused.
/// </para>
/// <para>
/// Hosts are brought to their normal form first, so that no other notation slips through: decimal, octal, hexadecimal and short IPv4 (<c>2130706433</c>, <c>0177.1</c>,
/// <c>0x7f000001</c>, <c>127.1</c>), IPv4 within IPv6, full-width digits, international names, a trailing dot. Percent-encoding in a host is refused.
/// A name may still resolve to any address: whoever connects asks <see cref="IsAddressAllowed"/> about the addresses it got, as Relay does at every new connection.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UrlGuard
{
    /// <summary>What stands in a spec for an address that a preset must not use (finding RLY0503). <see cref="Check"/> refuses it, so no request goes anywhere.</summary>
    public const string RefusedAddress = "refused:";

    private static readonly char[] AuthorityEnd = ['/', '?', '#'];

    /// <summary>Checks a base address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="allowPrivateHosts">Whether private hosts, and plain http to them, are wanted.</param>
    public static UrlVerdict Check(string url, bool allowPrivateHosts = false)
    {
        if (string.IsNullOrEmpty(url))
        {
            return UrlVerdict.Refuse("The address is empty.");
        }

        if (url == RefusedAddress)
        {
            return UrlVerdict.Refuse("The preset's base_url was refused when it was compiled; finding RLY0503 says why.");
        }

        foreach (char c in url)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                return UrlVerdict.Refuse("The address contains a space, a control character or an invisible character.");
            }
        }

        int authority = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : 0;
        if (authority == 0)
        {
            return UrlVerdict.Refuse("The address must start with https:// or http://.");
        }

        if (url.LastIndexOf('\\') >= 0)
        {
            return UrlVerdict.Refuse("The address contains a backslash.");
        }

        int end = url.IndexOfAny(AuthorityEnd, authority);
        string host = end < 0 ? url.Substring(authority) : url.Substring(authority, end - authority);
        if (host.LastIndexOf('@') >= 0)
        {
            return UrlVerdict.Refuse("The address must not carry a user name or password; name a credential instead.");
        }

        string path = end < 0 ? "" : url.Substring(end);
        if (path.LastIndexOf('?') >= 0 || path.LastIndexOf('#') >= 0)
        {
            return UrlVerdict.Refuse("The address must have no query and no fragment.");
        }

        if (HasDotSegment(path))
        {
            return UrlVerdict.Refuse("The path must have no segment of dots: it would lead elsewhere than it says.");
        }

        return host.LastIndexOf('%') >= 0
            ? UrlVerdict.Refuse("The host must not be percent-encoded.")
            : CheckHost(host, path, isPlain: authority == 7, allowPrivateHosts);
    }

    /// <summary>Checks an address that a host name resolved to, before connecting to it.</summary>
    /// <param name="address">The IP address.</param>
    /// <param name="allowPrivateHosts">Whether private hosts are wanted.</param>
    /// <param name="allowLoopback">Whether this machine is: only where the name itself says so (<see cref="UrlVerdict.IsLoopback"/>); any other name that resolves to it is an attack or a mistake.</param>
    public static bool IsAddressAllowed(IPAddress address, bool allowPrivateHosts = false, bool allowLoopback = false) => AddressRanges.Of(address) switch
    {
        AddressKind.Public => true,
        AddressKind.Loopback => allowLoopback || allowPrivateHosts,
        AddressKind.Multicast => false,
        _ => allowPrivateHosts,
    };

    /// <summary>Whether a host means this machine by its name or address, whatever it resolves to.</summary>
    /// <param name="host">A host in its normal form (<see cref="UrlVerdict.Host"/>).</param>
    public static bool IsLoopbackHost(string host) =>
        HostText.IsLoopback(host ?? throw new ArgumentNullException(nameof(host)))
        || (IPAddress.TryParse(host, out IPAddress? address) && AddressRanges.Of(address) == AddressKind.Loopback);

    private static UrlVerdict CheckHost(string text, string path, bool isPlain, bool allowPrivateHosts)
    {
        if (!TrySplit(text, out string host, out string port, out bool isBracketed))
        {
            return UrlVerdict.Refuse("The host is not valid, or its port is not a number from 1 to 65535.");
        }

        IPAddress? address = null;
        string? name = null;
        if (isBracketed)
        {
            if (!IPAddress.TryParse(host, out address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return UrlVerdict.Refuse("The host is in brackets but is no IPv6 address.");
            }
        }
        else
        {
            name = HostText.ToAscii(host);
            if (name is null)
            {
                return UrlVerdict.Refuse("The host is not a valid name.");
            }

            if (IPv4Text.IsMeant(name) && (address = IPv4Text.Read(name)) is null)
            {
                return UrlVerdict.Refuse("The host ends in a number but is no IPv4 address.");
            }
        }

        AddressKind kind = address is not null ? AddressRanges.Of(address)
            : HostText.IsLoopback(name!) ? AddressKind.Loopback
            : HostText.IsPrivate(name!) ? AddressKind.Private
            : AddressKind.Public;
        return Refusal(kind, address, isPlain, allowPrivateHosts) is { } reason
            ? UrlVerdict.Refuse(reason)
            : Allowed(address?.ToString() ?? name!, kind, isPlain, port, path);
    }

    /// <summary>Whether a segment is <c>.</c> or <c>..</c>, percent-encoded or not.</summary>
    private static bool HasDotSegment(string path)
    {
        foreach (string segment in path.Split('/'))
        {
            string plain = segment.Replace("%2e", ".").Replace("%2E", ".");
            if (plain is "." or "..")
            {
                return true;
            }
        }

        return false;
    }

    private static string? Refusal(AddressKind kind, IPAddress? address, bool isPlain, bool allowPrivateHosts)
    {
        if (kind is not (AddressKind.Public or AddressKind.Loopback) && (kind == AddressKind.Multicast || !allowPrivateHosts))
        {
            string what = address is null ? "The host is a name of a private network" : $"The host {address} is {AddressRanges.Describe(kind)}";
            return kind == AddressKind.Multicast ? what + "." : what + "; set allow_private_hosts if that is meant.";
        }

        return isPlain && kind == AddressKind.Public
            ? "Plain http is only for this machine, and for private hosts where allow_private_hosts is set; use https."
            : null;
    }

    private static UrlVerdict Allowed(string host, AddressKind kind, bool isPlain, string port, string path)
    {
        bool isV6 = host.LastIndexOf(':') >= 0;
        string text = (isPlain ? "http://" : "https://") + (isV6 ? "[" + host + "]" : host) + port + path.TrimEnd('/');

        // The last word is the framework's: it must see the very host that was checked.
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && SameHost(uri, host) && uri.UserInfo.Length == 0
            ? UrlVerdict.Allow(uri, host, kind == AddressKind.Loopback, kind is not (AddressKind.Public or AddressKind.Loopback))
            : UrlVerdict.Refuse("The address is not a valid URL.");
    }

    private static bool SameHost(Uri uri, string host) =>
        string.Equals(uri.DnsSafeHost, host, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? seen) && IPAddress.TryParse(host, out IPAddress? meant) && seen.Equals(meant));

    private static bool TrySplit(string text, out string host, out string port, out bool isBracketed)
    {
        isBracketed = text.Length > 0 && text[0] == '[';
        int close = isBracketed ? text.IndexOf(']') : -1;
        int colon = text.IndexOf(':', Math.Max(close, 0));
        host = isBracketed ? (close > 0 ? text.Substring(1, close - 1) : "") : colon < 0 ? text : text.Substring(0, colon);
        port = colon < 0 ? "" : text.Substring(colon);
        return host.Length > 0
            && (!isBracketed || close + 1 == (colon < 0 ? text.Length : colon))
            && (port.Length == 0 || IsPort(port));
    }

    private static bool IsPort(string port)
    {
        if (port.Length is < 2 or > 6)
        {
            return false;
        }

        int value = 0;
        for (int i = 1; i < port.Length; i++)
        {
            if (port[i] is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (port[i] - '0');
        }

        return value is > 0 and <= 65_535;
    }
}
