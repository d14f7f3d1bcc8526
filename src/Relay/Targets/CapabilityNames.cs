using System.Text;

namespace Relay;

/// <summary>Capabilities in words.</summary>
internal static class CapabilityNames
{
    /// <summary>The capabilities of a mask, joined by commas: <c>Tools, Vision</c>.</summary>
    public static string Of(int mask)
    {
        var names = new StringBuilder();
        foreach (Capability capability in Enum.GetValues<Capability>())
        {
            if ((mask & (1 << (int)capability)) != 0)
            {
                names.Append(names.Length == 0 ? "" : ", ").Append(capability);
            }
        }

        return names.ToString();
    }
}
