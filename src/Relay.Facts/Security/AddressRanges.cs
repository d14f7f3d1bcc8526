using System.Net;
using System.Net.Sockets;

namespace Relay;

/// <summary>Tells what an IP address is for, by the IANA special-purpose registries; addresses within addresses are unwrapped.</summary>
internal static class AddressRanges
{
    internal static AddressKind Of(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? OfV6(bytes) : OfV4(bytes, 0);
    }

    /// <summary>What a kind is called in a reason.</summary>
    internal static string Describe(AddressKind kind) => kind switch
    {
        AddressKind.Loopback => "a loopback address",
        AddressKind.Private => "a private address",
        AddressKind.LinkLocal => "a link-local address, where cloud metadata services live",
        AddressKind.SharedAddressSpace => "an address behind carrier-grade NAT",
        AddressKind.Unspecified => "an unspecified address",
        AddressKind.Multicast => "a multicast or broadcast address",
        AddressKind.CloudService => "an address of a cloud's own services",
        AddressKind.Reserved => "a reserved address",
        _ => "a public address",
    };

    // RFC 6890 and the IANA IPv4 special-purpose address registry.
    private static AddressKind OfV4(byte[] bytes, int at)
    {
        byte a = bytes[at], b = bytes[at + 1], c = bytes[at + 2], d = bytes[at + 3];
        return a switch
        {
            0 => AddressKind.Unspecified,
            127 => AddressKind.Loopback,
            10 => AddressKind.Private,
            172 when (b & 0xF0) == 16 => AddressKind.Private,
            192 when b == 168 => AddressKind.Private,
            169 when b == 254 => AddressKind.LinkLocal,
            100 when (b & 0xC0) == 64 => AddressKind.SharedAddressSpace,
            192 when b == 0 && c is 0 or 2 => AddressKind.Reserved,
            192 when (b == 88 && c == 99) || (b == 31 && c == 196) || (b == 52 && c == 193) || (b == 175 && c == 48) => AddressKind.Reserved, // relays, AS112, AMT
            168 when b == 63 && c == 129 && d == 16 => AddressKind.CloudService, // Azure: DNS, health, the machine's own settings (learn.microsoft.com, what is 168.63.129.16)
            198 when (b & 0xFE) == 18 => AddressKind.Reserved,
            198 when b == 51 && c == 100 => AddressKind.Reserved,
            203 when b == 0 && c == 113 => AddressKind.Reserved,
            255 when b == 255 && c == 255 && d == 255 => AddressKind.Multicast,
            >= 240 => AddressKind.Reserved,
            >= 224 => AddressKind.Multicast,
            _ => AddressKind.Public,
        };
    }

    // The IANA IPv6 special-purpose address registry.
    private static AddressKind OfV6(byte[] bytes)
    {
        if (IsZero(bytes, 0, 10))
        {
            if (bytes[10] == 0xFF && bytes[11] == 0xFF)
            {
                return OfV4(bytes, 12); // ::ffff:a.b.c.d is the IPv4 address itself
            }

            if (IsZero(bytes, 10, 2))
            {
                return !IsZero(bytes, 12, 3) ? Relayed(bytes, 12) // ::a.b.c.d
                    : bytes[15] == 1 ? AddressKind.Loopback
                    : bytes[15] == 0 ? AddressKind.Unspecified
                    : AddressKind.Reserved;
            }
        }

        int first = (bytes[0] << 8) | bytes[1];
        return first switch
        {
            >= 0xFF00 => AddressKind.Multicast,
            >= 0xFEC0 => AddressKind.Private, // site-local, deprecated
            >= 0xFE80 => AddressKind.LinkLocal,
            >= 0xFC00 and < 0xFE00 => AddressKind.Private, // unique local
            0x2002 => Relayed(bytes, 2), // 6to4
            0x0064 when bytes[2] == 0xFF && bytes[3] == 0x9B =>
                IsZero(bytes, 4, 8) ? Relayed(bytes, 12) // NAT64
                : AddressKind.Private, // 64:ff9b:1::/48, NAT64 for local use
            0x0000 when bytes[8] == 0xFF && bytes[9] == 0xFF && IsZero(bytes, 2, 6) && IsZero(bytes, 10, 2) => Relayed(bytes, 12), // ::ffff:0:a.b.c.d
            0x0100 => AddressKind.Reserved, // discard, dummy
            0x2620 when bytes[2] == 0 && bytes[3] == 0x4F && bytes[4] == 0x80 && bytes[5] == 0 => AddressKind.Reserved, // AS112
            0x2001 when bytes[2] < 2 => AddressKind.Reserved, // 2001::/23, Teredo among it
            0x2001 when bytes[2] == 0x0D && bytes[3] == 0xB8 => AddressKind.Reserved, // documentation
            0x3FFF when bytes[2] < 0x10 => AddressKind.Reserved, // documentation
            >= 0x2000 and < 0x4000 => AddressKind.Public,
            _ => AddressKind.Reserved, // not given out
        };
    }

    // An IPv4 address that a gateway would translate to: public stays public, and anything else is inside somebody's network, this machine not meant.
    private static AddressKind Relayed(byte[] bytes, int at) => OfV4(bytes, at) switch
    {
        AddressKind.Public => AddressKind.Public,
        AddressKind.LinkLocal => AddressKind.LinkLocal,
        AddressKind.CloudService => AddressKind.CloudService,
        AddressKind.Multicast => AddressKind.Multicast,
        _ => AddressKind.Private,
    };

    private static bool IsZero(byte[] bytes, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            if (bytes[i] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
