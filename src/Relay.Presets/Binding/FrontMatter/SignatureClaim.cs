using System.Globalization;
using System.Text;

namespace Relay.Presets;

/// <summary>A signature that a preset carries.</summary>
/// <param name="KeyId">Which key it was, where it stands.</param>
/// <param name="Algorithm">How it was signed as the file says, where it stands.</param>
/// <param name="Signature">The signature in base64, where it stands.</param>
/// <param name="PayloadType">The media type of what was signed.</param>
/// <param name="Payload">What was signed.</param>
internal sealed record SignatureClaim(ScalarNode KeyId, ScalarNode Algorithm, ScalarNode Signature, string PayloadType, string Payload)
{
    /// <summary>The bytes under the signature: type and payload in DSSE's pre-authentication encoding (github.com/secure-systems-lab/dsse, protocol.md).</summary>
    public byte[] SignedBytes() => Encoding.UTF8.GetBytes("DSSEv1 " + Length(PayloadType) + " " + PayloadType + " " + Length(Payload) + " " + Payload);

    private static string Length(string text) => Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture);
}
