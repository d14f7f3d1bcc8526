namespace Relay;

/// <summary>What an IP address is for.</summary>
internal enum AddressKind
{
    /// <summary>Reachable from everywhere.</summary>
    Public,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>A private network, unique local addresses included.</summary>
    Private,

    /// <summary>The local link; cloud metadata services live there.</summary>
    LinkLocal,

    /// <summary>Carrier-grade NAT.</summary>
    SharedAddressSpace,

    /// <summary>No address: all interfaces, or "this network".</summary>
    Unspecified,

    /// <summary>Many machines at once.</summary>
    Multicast,

    /// <summary>Public by its number, but a cloud's own services answer there, to the machines within it.</summary>
    CloudService,

    /// <summary>Set aside for documentation, benchmarks, protocols or the future.</summary>
    Reserved,
}
