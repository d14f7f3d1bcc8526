using System.Net;
using System.Net.Sockets;

namespace Relay;

/// <summary>Of several addresses of a name none can be connected to. The code is the first one's.</summary>
/// <param name="failures">Each address with its error.</param>
internal sealed class UnreachableException(IReadOnlyList<(IPAddress Address, SocketException Error)> failures) : SocketException((int)failures[0].Error.SocketErrorCode)
{
    private const int MostNamed = 8;

    /// <inheritdoc/>
    public override string Message { get; } = "No address answers: "
        + string.Join(", ", failures.Take(MostNamed).Select(failure => $"{failure.Address} {failure.Error.SocketErrorCode}"))
        + (failures.Count > MostNamed ? $" and {failures.Count - MostNamed} more." : ".");
}
