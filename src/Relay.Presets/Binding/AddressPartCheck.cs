namespace Relay.Presets;

/// <summary>Looks at the fields that stand in the path or the query of a call (<see cref="TargetAddressRules"/>): a value must not leave its place there.</summary>
internal static class AddressPartCheck
{
    /// <summary>Reports a field whose value cannot be sent.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="model">The model.</param>
    /// <param name="spec">Its spec.</param>
    /// <param name="target">Its target.</param>
    public static void Check(FindingSink findings, Declaration model, ModelSpec spec, Target target)
    {
        if (target.Provider is not { } provider || TargetAddressRules.Problem(spec, provider.Wire, out string field) is not { } problem)
        {
            return;
        }

        // Emptiness has a finding of its own.
        if (model.Body.Scalar(field) is { Text.Length: 0 })
        {
            return;
        }

        SourceLocation location = field == "model" ? target.ModelLocation : model.Body.Scalar(field)?.Location ?? model.Key.Location;
        if (!findings.IsReported(location))
        {
            findings.Add(SecurityRules.UnsendableValue, location, $"The target cannot be called: {problem}.");
        }
    }
}
