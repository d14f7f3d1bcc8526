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
                findings.Add(SecurityRules.SecretInPreset, scalar.Location, "This looks like a real key. Revoke it, and name an environment variable under 'credential' instead.");
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
                    if (entry.Key.Text is not ("credential" or "base_url"))
                    {
                        Report(findings, entry.Value);
                    }
                }

                break;
        }
    }
}
