namespace Relay;

/// <summary>Sends an access token, unless a key is given for the call, the alias or the provider.</summary>
internal sealed class TokenAuthorization : RequestAuthorization
{
    private readonly IAccessTokenSource? _source;
    private readonly AccessTokenRequest _request;
    private readonly bool _needsToken;
    private readonly string? _fault;

    private TokenAuthorization(IAccessTokenSource? source, AccessTokenRequest request, bool needsToken, string? fault)
    {
        _source = source;
        _request = request;
        _needsToken = needsToken;
        _fault = fault;
    }

    /// <summary>The way for a target that takes tokens; null where only a key can come, because no source is there and the provider takes keys.</summary>
    public static new TokenAuthorization? For(RelayRuntime runtime, ModelSpec spec, ProviderFacts provider, string? tokenFault)
    {
        ProviderTokens tokens = provider.Tokens!;
        var request = new AccessTokenRequest(tokens.Issuer, tokens.Scope, spec.Credential);
        IAccessTokenSource? source = null;
        foreach (IAccessTokenSource candidate in runtime.AccessTokenSources)
        {
            if (candidate.Supports(request))
            {
                source = candidate;
                break;
            }
        }

        bool needsToken = IsTokenCredential(spec.Credential, tokens.Issuer);
        return source is null && !needsToken && provider.Auth != AuthScheme.GoogleApplicationDefault ? null : new TokenAuthorization(source, request, needsToken, tokenFault);
    }

    public override ValueTask AuthorizeAsync(CallContext call)
    {
        AliasBinding binding = call.Binding;
        if (call.ApiKey is not null || (!_needsToken && binding.Runtime.Credentials.HasKey(binding.Spec, binding.Provider)))
        {
            call.SentKey = binding.Runtime.Credentials.Resolve(binding.Spec, binding.Provider, call.ApiKey);
            return default;
        }

        return _fault is not null ? throw CallFailure.Of(call, RelayErrorKind.Config, $"was not called: {_fault}.")
            : _source is null ? throw NoSource(call)
            : GetAsync(call, _source);
    }

    private async ValueTask GetAsync(CallContext call, IAccessTokenSource source)
    {
        string token;
        try
        {
            token = await source.GetTokenAsync(_request, call.Deadline.Token).ConfigureAwait(false);
        }
        catch (RelayException error) when (error.Provider is null)
        {
            throw CallFailure.Of(call, error.Kind, $"was not called: {NoToken(source)}: {CallFailure.Clean(call, error.Message)}", error.InnerException);
        }
        catch (Exception error) when (error is not RelayException && !call.Deadline.IsCancelledByCaller)
        {
            throw call.Deadline.HasPassed || call.Deadline.IsEnded
                ? CallFailure.FromTransport(call, error, response: null, inStream: false)
                : CallFailure.Of(
                    call,
                    CredentialFault.Kind(error),
                    $"was not called: {NoToken(source)} ({error.GetType().Name}); the inner exception says why.",
                    error);
        }

        token = token?.Trim() ?? "";
        if (token.Length == 0 || !CredentialResolver.CanBeSent(token))
        {
            throw CallFailure.Of(
                call, RelayErrorKind.Authentication, $"was not called: {source.GetType().Name} gave {(token.Length == 0 ? "an empty access token" : "an access token with a character that none has")}.");
        }

        call.SentKey = token;
        call.SendsToken = true;
    }

    /// <inheritdoc/>
    public override bool TryRenew(CallContext call, RelayException refusal) =>
        refusal.StatusCode == 401 && call is { SendsToken: true, SentKey: { } token } && _source?.TryDrop(_request, token) == true;

    private static string NoToken(IAccessTokenSource source) => source.GetType().Name + " gave no access token";

    private RelayException NoSource(CallContext call)
    {
        (string package, string method) = _request.Issuer == TokenIssuer.GoogleCloud ? ("Relay.Google", "AddGoogleTokens") : ("Relay.Azure", "AddEntraTokens");
        return CallFailure.Of(call, RelayErrorKind.Config, $"was not called: it needs an access token. Add the package {package} and call {method}(), or give {TargetName.Again(call.Binding.Spec)} a credential.");
    }

    private static bool IsTokenCredential(CredentialReference? credential, TokenIssuer issuer) =>
        credential?.Kind == (issuer == TokenIssuer.GoogleCloud ? CredentialKind.GcpApplicationDefault : CredentialKind.MicrosoftEntra);
}
