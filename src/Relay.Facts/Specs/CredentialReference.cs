using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>Where a credential is found when a call needs it.</summary>
public enum CredentialKind
{
    /// <summary>An environment variable (<see cref="CredentialReference.Name"/>).</summary>
    Environment,

    /// <summary>The secret itself, written into the preset (<see cref="CredentialReference.Secret"/>).</summary>
    Literal,

    /// <summary>A named profile of the AWS shared configuration files.</summary>
    AwsProfile,

    /// <summary>An AWS Secrets Manager secret.</summary>
    AwsSecrets,

    /// <summary>Google application default credentials.</summary>
    GcpApplicationDefault,

    /// <summary>A Google Secret Manager secret version.</summary>
    GcpSecretManager,

    /// <summary>A HashiCorp Vault key/value entry.</summary>
    Vault,

    /// <summary>An identity of Microsoft Entra: managed, of a workload, of a service principal, or a developer's own.</summary>
    MicrosoftEntra,
}

/// <summary>Names a credential without holding it: it is read when a call is made, never when a preset is compiled or loaded.</summary>
/// <remarks>The text form never contains a secret, for a literal one neither.</remarks>
/// <param name="Kind">Where to look.</param>
/// <param name="Name">What to look up there: variable, profile, secret name or ARN, vault path; null where the kind needs none.</param>
public sealed record CredentialReference(CredentialKind Kind, string? Name = null)
{
    private readonly string? _secret;

    /// <summary>The secret of a <see cref="CredentialKind.Literal"/> reference; null otherwise.</summary>
    /// <remarks>Set only, so that nothing that walks the properties of a spec or an alias (a serializer, a logger) shows it; <see cref="RevealSecret"/> reads it.</remarks>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "What can be read by reflection is printed.")]
    public string? Secret
    {
        init => _secret = value;
    }

    /// <summary>AWS region of the profile or secret, where one was given.</summary>
    public string? Region { get; init; }

    /// <summary>The field inside a structured secret (AWS Secrets Manager, Vault), where one was given.</summary>
    public string? Field { get; init; }

    /// <summary>The Google service account to impersonate, where one was given.</summary>
    public string? ImpersonateServiceAccount { get; init; }

    /// <summary>The tenant of Microsoft Entra, where one was given.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client of Microsoft Entra (a user-assigned managed identity, or the application of a workload identity), where one was given.</summary>
    public string? ClientId { get; init; }

    /// <summary>A reference to the environment variable <paramref name="variable"/>.</summary>
    public static CredentialReference Environment(string variable) => new(CredentialKind.Environment, variable);

    /// <summary>A literal secret. Prefer <see cref="Environment(string)"/>: a literal ends up in the compiled program.</summary>
    public static CredentialReference Literal(string secret) => new(CredentialKind.Literal) { Secret = secret };

    /// <summary>The secret of a <see cref="CredentialKind.Literal"/> reference; null otherwise. It must not be printed.</summary>
    public string? RevealSecret() => _secret;

    /// <summary>The kind and the name, never the secret.</summary>
    public override string ToString() => Name is null ? Kind.ToString() : Kind + ":" + Name;
}
