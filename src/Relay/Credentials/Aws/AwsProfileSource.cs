namespace Relay;

/// <summary>A profile: its keys, or the role that it assumes.</summary>
/// <remarks>
/// Keys with or without a session token; <c>role_arn</c> with <c>source_profile</c>, <c>credential_source</c> or <c>web_identity_token_file</c>. Single sign-on and
/// <c>credential_process</c> need the AWS CLI: the error says what to do instead. Source: docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.
/// </remarks>
/// <param name="environment">Where things are read.</param>
/// <param name="profile">The profile's name; null for the usual one, which need not be there.</param>
/// <param name="region">Whose STS is asked.</param>
internal sealed class AwsProfileSource(AwsEnvironment environment, string? profile, string region) : AwsSource
{
    private const int LongestChain = 8;

    /// <inheritdoc/>
    public override ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        var profiles = AwsProfiles.Read(environment);
        string name = profile ?? AwsProfiles.UsualName(environment);
        if (profiles.Find(name) is null)
        {
            bool isNamed = profile is not null || environment.Variable("AWS_PROFILE") is not null;
            return isNamed ? throw Fault(name, "is not in the AWS configuration and credentials files") : default;
        }

        return ReadAsync(profiles, name, depth: 0, isOptional: profile is null, cancellationToken);
    }

    private async ValueTask<AwsCredentials?> ReadAsync(AwsProfiles profiles, string name, int depth, bool isOptional, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> settings = profiles.Find(name) ?? throw Fault(name, "is named as source_profile and is not there");
        AwsCredentials? keys = Keys(settings);
        if (Setting(settings, "role_arn") is { } arn && (depth == 0 || keys is null))
        {
            return await AssumeAsync(profiles, name, settings, arn, depth, cancellationToken).ConfigureAwait(false);
        }

        if (keys is not null)
        {
            return keys;
        }

        if (Setting(settings, "sso_session") is not null || Setting(settings, "sso_start_url") is not null)
        {
            throw Unsupported(name, "signs in with IAM Identity Center");
        }

        if (Setting(settings, "credential_process") is not null)
        {
            throw Unsupported(name, "gets its keys from another program (credential_process)");
        }

        // The usual profile often holds a region and nothing else.
        return isOptional ? null : throw Fault(name, "holds neither keys nor a role");
    }

    private async ValueTask<AwsCredentials?> AssumeAsync(
        AwsProfiles profiles, string name, IReadOnlyDictionary<string, string> settings, string arn, int depth, CancellationToken cancellationToken)
    {
        if (Setting(settings, "mfa_serial") is not null)
        {
            throw Unsupported(name, "wants a code of a second device (mfa_serial)");
        }

        var role = new AwsRole(arn, Setting(settings, "role_session_name"), Setting(settings, "external_id"), Setting(settings, "duration_seconds"));
        var service = new AwsSecurityTokenService(environment, region);
        if (Setting(settings, "web_identity_token_file") is { } file)
        {
            return await service.AssumeRoleWithWebIdentityAsync(role, AwsTokenFile.Read(file, $"profile '{name}'"), cancellationToken).ConfigureAwait(false);
        }

        AwsCredentials? source;
        string missing = "its source gives no credentials";
        if (Setting(settings, "source_profile") is { } other)
        {
            if (depth >= LongestChain)
            {
                throw Fault(name, "is part of a chain of source profiles that never ends");
            }

            // A profile may be its own source: then its keys assume its role.
            source = other == name
                ? Keys(settings) ?? throw Fault(name, "names itself as source_profile and holds no keys")
                : await ReadAsync(profiles, other, depth + 1, isOptional: false, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            string? kind = Setting(settings, "credential_source");
            missing = Missing(kind);
            source = await SourceOf(name, kind).GetAsync(cancellationToken).ConfigureAwait(false);
        }

        return source is null
            ? throw Fault(name, "assumes a role, and " + missing)
            : await service.AssumeRoleAsync(role, source, cancellationToken).ConfigureAwait(false);
    }

    private AwsSource SourceOf(string name, string? kind) => kind switch
    {
        "Environment" => new AwsVariableSource(environment),
        "EcsContainer" => new AwsContainerSource(environment),
        "Ec2InstanceMetadata" => new AwsInstanceSource(environment),
        null => throw Fault(name, "assumes a role and names no source_profile, credential_source or web_identity_token_file"),
        _ => throw Fault(name, "names a credential_source that does not exist"),
    };

    /// <summary>What is to be done where a <c>credential_source</c> has nothing.</summary>
    private static string Missing(string? kind) => kind switch
    {
        "Environment" => "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which its credential_source Environment reads, are not set",
        "EcsContainer" => "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI, which its credential_source EcsContainer reads, is set",
        _ => "no instance metadata service answers its credential_source Ec2InstanceMetadata: off EC2 name a source_profile; in a container on EC2 raise the instance's hop limit to 2",
    };

    private static AwsCredentials? Keys(IReadOnlyDictionary<string, string> settings) =>
        Setting(settings, "aws_access_key_id") is { } id && Setting(settings, "aws_secret_access_key") is { } secret
            ? new AwsCredentials(id, secret, Setting(settings, "aws_session_token"), expires: null)
            : null;

    private static string? Setting(IReadOnlyDictionary<string, string> settings, string name) => settings.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    private static AwsCredentialException Fault(string name, string what) => new(RelayErrorKind.Config, $"AWS profile '{name}' {what}");

    private static AwsCredentialException Unsupported(string name, string what) => new(
        RelayErrorKind.Config,
        $"AWS profile '{name}' {what}, which Relay does not do; run 'aws configure export-credentials --profile {name} --format env' and set the variables it prints, or use a Bedrock API key");
}
