namespace Relay.Generators;

/// <summary>What hovering over an alias shows of what its model can do, and what it cannot.</summary>
internal static class CapabilityDocumentation
{
    /// <summary>Writes the paragraph; nothing where nothing is known.</summary>
    public static void Write(SourceBuilder builder, ModelCapabilities capabilities)
    {
        bool any = Write(builder, capabilities, Support.Yes, "Can: ", isFirst: true);
        any |= Write(builder, capabilities, Support.No, any ? " Cannot: " : "Cannot: ", isFirst: !any);
        if (any)
        {
            builder.Append(AliasDocumentation.End);
        }
    }

    private static bool Write(SourceBuilder builder, ModelCapabilities capabilities, Support support, string opening, bool isFirst)
    {
        bool any = false;
        for (int i = 0; i < CapabilityNames.Words.Length; i++)
        {
            if (capabilities[(Capability)i] != support)
            {
                continue;
            }

            _ = any ? builder.Append(", ") : isFirst ? AliasDocumentation.Begin(builder, opening) : builder.Append(opening);
            builder.Append(CapabilityNames.Words[i]);
            any = true;
        }

        if (any)
        {
            builder.Append('.');
        }

        return any;
    }
}
