namespace Relay.Presets;

/// <summary>Looks at parameters that do not end up where parameters do: those that become a header, and those that can only be meant as a credential (<see cref="SecretParameters"/>).</summary>
internal static class SentParameterCheck
{
    private const string Betas = "anthropic_beta";

    /// <summary>Reports them, in <c>params</c> and in its <c>extra_body</c>.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="parameters">The parameters; null for none.</param>
    public static void Check(FindingSink findings, MappingNode? parameters)
    {
        foreach (MappingEntry entry in parameters?.Entries ?? default)
        {
            if (entry.Key.Text == Betas)
            {
                CheckHeader(findings, entry.Value);
            }

            CheckName(findings, entry, within: false);
        }
    }

    /// <summary>Reports a parameter that can only be meant as a credential.</summary>
    public static void ReportCredential(FindingSink findings, ScalarNode name) => Report(
        findings,
        SecurityRules.CredentialAmongParameters,
        name.Location,
        $"{Echo.Quote(name.Text)} would send a credential in the body of every request, where nothing masks it; name its environment variable under 'credential'.");

    private static void CheckName(FindingSink findings, MappingEntry entry, bool within)
    {
        if (SecretParameters.IsSecret(entry.Key.Text))
        {
            ReportCredential(findings, entry.Key);
        }
        else if ((within || SecretParameters.HoldsHeaders(entry.Key.Text)) && entry.Value is MappingNode holder)
        {
            foreach (MappingEntry held in holder.Entries)
            {
                if (held.Key.Text == Betas)
                {
                    CheckHeader(findings, held.Value);
                }

                CheckName(findings, held, within: true);
            }
        }
    }

    private static void CheckHeader(FindingSink findings, PresetNode value)
    {
        switch (value)
        {
            case ScalarNode scalar when !HeaderRules.IsValue(scalar.Text):
                Report(
                    findings,
                    SecurityRules.UnsendableValue,
                    scalar.Location,
                    $"'{Betas}' becomes a header, and this value is empty, begins or ends with a blank, or holds a line end, a control character or a letter outside ASCII.");
                break;
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    CheckHeader(findings, item);
                }

                break;
        }
    }

    private static void Report(FindingSink findings, FindingRule rule, SourceLocation location, string message)
    {
        if (!findings.IsReported(location))
        {
            findings.Add(rule, location, message);
        }
    }
}
