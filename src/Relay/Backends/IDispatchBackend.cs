namespace Relay;

/// <summary>Carries out calls in place of Relay's own HTTP: another SDK, a subscription's command line, a model inside the process.</summary>
/// <remarks>
/// <para>
/// Backends are asked in the order in which they were added; the first that supports a call has it, and what none supports goes over HTTP (or is a <see cref="RelayErrorKind.Config"/> error where that
/// is turned off). A backend answers and nothing else: time limits, groups, typed errors, usage, price and sinks are as for any other call. The configured model's price counts, whatever the answer echoes.
/// </para>
/// <para>
/// A backend throws when it fails, and stops when its token is cancelled (the call ends then, whether it stops or not). <see cref="Describe"/> says what its exceptions mean; Relay itself
/// knows <see cref="RelayException"/> and the framework's. Called from many threads at once.
/// </para>
/// </remarks>
public interface IDispatchBackend
{
    /// <summary>Whether this backend carries out the calls to a provider.</summary>
    /// <param name="provider">The provider's canonical name.</param>
    /// <param name="role"><see cref="CallOptions.Role"/>.</param>
    /// <param name="tier"><see cref="CallOptions.Tier"/>.</param>
    bool Supports(string provider, string? role, string? tier);

    /// <summary>Gets a whole answer.</summary>
    /// <param name="request">What is asked, of which target.</param>
    /// <param name="cancellationToken">Cancelled by the caller or by the time limit.</param>
    Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken);

    /// <summary>Begins a streamed answer.</summary>
    /// <param name="request">What is asked, of which target.</param>
    /// <param name="cancellationToken">Cancelled by the caller or by the time limit; holds for the whole stream.</param>
    Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken);

    /// <summary>What one of this backend's exceptions means; null leaves it to Relay.</summary>
    /// <param name="error">The exception.</param>
    BackendError? Describe(Exception error) => null;
}
