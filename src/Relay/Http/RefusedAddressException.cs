using System.Net;

namespace Relay;

/// <summary>A host name resolved to an address that a request must not go to.</summary>
/// <param name="host">The name.</param>
/// <param name="address">The address.</param>
internal sealed class RefusedAddressException(string host, IPAddress address)
    : Exception($"'{host}' resolves to {address}, which is not a public address.");
