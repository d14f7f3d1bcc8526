namespace Relay;

/// <summary>Authorises the requests of an alias where a key in a header is not all there is to it.</summary>
internal abstract class RequestAuthorization
{
    /// <summary>Finds what a call is authorised with, before its request is written: sets <see cref="CallContext.SentKey"/> or <see cref="CallContext.Signer"/>.</summary>
    /// <exception cref="RelayException">There is nothing to authorise it with.</exception>
    public abstract ValueTask AuthorizeAsync(CallContext call);

    /// <summary>Drops what the call was authorised with, where a refusal says that it does not count (any more) and it was kept.</summary>
    /// <param name="call">The call that was refused.</param>
    /// <param name="refusal">How.</param>
    /// <returns>Whether the call is worth sending once more, with another token or other credentials.</returns>
    public abstract bool TryRenew(CallContext call, RelayException refusal);

    /// <summary>The way for a target; null where a key does it.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="spec">The target.</param>
    /// <param name="provider">Its provider.</param>
    /// <param name="tokenFault">Why the target cannot be called with a token, but only with a key; null when it can.</param>
    public static RequestAuthorization? For(RelayRuntime runtime, ModelSpec spec, ProviderFacts provider, string? tokenFault) =>
        provider.Auth == AuthScheme.AwsSignature ? AwsAuthorization.Create(runtime, spec, provider)
        : provider.Tokens is null ? null
        : TokenAuthorization.For(runtime, spec, provider, tokenFault);
}

/// <summary>Signs a request as a whole.</summary>
internal abstract class RequestSigner
{
    /// <summary>A secret that the signature puts into a header, to be blotted out of everything that is shown; null for none.</summary>
    public virtual string? Secret => null;

    /// <summary>Under which name the signature's key is known; it stands in a header too and is blotted out as well. Null for none.</summary>
    public virtual string? KeyId => null;

    /// <summary>Adds the headers of the signature.</summary>
    /// <param name="request">The request, with all its other headers.</param>
    /// <param name="body">Its body.</param>
    public abstract void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body);
}
