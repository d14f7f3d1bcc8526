namespace Relay;

/// <summary>The region of a target, from what is nearest to it.</summary>
/// <remarks>
/// The preset's <c>region</c>, its credential's, the one in the host of its address, the one in the model's ARN, <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, and the one of
/// the AWS profile. There is no region that is taken where nobody names one: data would go to a place nobody chose.
/// </remarks>
internal static class AwsRegion
{
    /// <summary>The region; null when nobody names one.</summary>
    /// <param name="environment">Where things are read.</param>
    /// <param name="spec">The target.</param>
    /// <param name="host">The host of its address, where one is given.</param>
    public static string? Of(AwsEnvironment environment, ModelSpec spec, string? host)
    {
        string? region = spec.Region ?? spec.Credential?.Region ?? (host is null ? null : BedrockAddress.RegionOfHost(host)) ?? BedrockAddress.RegionOfModel(spec.Model);
        foreach (string variable in BedrockAddress.RegionVariables)
        {
            region ??= environment.Variable(variable);
        }

        return (region ?? OfProfile(environment, spec.Credential)) is { } found && BedrockAddress.IsRegion(found) ? found : null;
    }

    private static string? OfProfile(AwsEnvironment environment, CredentialReference? credential)
    {
        try
        {
            string name = credential is { Kind: CredentialKind.AwsProfile, Name: { } named } ? named : AwsProfiles.UsualName(environment);
            return AwsProfiles.Read(environment).Find(name)?.GetValueOrDefault("region");
        }
        catch (AwsCredentialException)
        {
            // A file that cannot be read is told of when a call needs its keys.
            return null;
        }
    }
}
