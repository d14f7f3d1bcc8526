using Relay.Presets;

namespace Relay.Cli;

/// <summary>Capabilities under the names that presets give them.</summary>
internal static class CapabilityWords
{
    /// <summary>The field of <c>capabilities</c> for a capability: the table has them in the order of <see cref="Capability"/>.</summary>
    public static string Of(Capability capability) => CapabilityFields.Mapping.Fields[(int)capability].Name;
}
