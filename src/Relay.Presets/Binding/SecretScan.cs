namespace Relay.Presets;

/// <summary>Looks for real keys anywhere in a preset: as a parameter, in an address, under a field that does not exist. Credentials and addresses are looked at where they are bound.</summary>
internal static class SecretScan
{
    /// <summary>Reports every text below <paramref name="node"/> that has the form of a key.</summary>
    public static void Report(FindingSink findings, PresetNode node)
    {
        switch (node)
        {
            case ScalarNode scalar when SecretShapes.LooksLikeSecret(scalar.Text):
                ReportOne(findings, scalar);
                break;
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    Report(findings, item);
                }

                break;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    Report(findings, entry.Key);
                    if (entry.Key.Text is not ("credential" or "base_url"))
                    {
                        Report(findings, entry.Value);
                    }
                }

                break;
        }
    }

    /// <summary>Reports a text that has the form of a key.</summary>
    public static void ReportOne(FindingSink findings, ScalarNode secret) => findings.Add(
        SecurityRules.SecretInPreset,
        secret.Location,
        "This looks like a real key. Revoke it, and name an environment variable under 'credential' instead.");

    /// <summary>Whether a text that has the form of a key stands anywhere below <paramref name="node"/>.</summary>
    public static bool Holds(PresetNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return SecretShapes.LooksLikeSecret(scalar.Text);
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    if (Holds(item))
                    {
                        return true;
                    }
                }

                return false;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    if (Holds(entry.Key) || Holds(entry.Value))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
