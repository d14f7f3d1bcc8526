using System.Globalization;

namespace Relay.Generators;

/// <summary>Capabilities as a C# expression.</summary>
internal static class CapabilitiesLiteral
{
    /// <summary>The expression; null when nothing is known.</summary>
    public static string? Of(ModelCapabilities capabilities) => capabilities == default
        ? null
        : "new global::Relay.ModelCapabilities(yes: " + Mask(capabilities.YesMask) + ", no: " + Mask(capabilities.NoMask) + ")";

    private static string Mask(int mask) => mask < 0
        ? "unchecked((int)0x" + mask.ToString("X", CultureInfo.InvariantCulture) + ")"
        : "0x" + mask.ToString("X", CultureInfo.InvariantCulture);
}
