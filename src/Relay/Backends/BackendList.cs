namespace Relay;

/// <summary>The program's own backends, in their order.</summary>
internal sealed class BackendList(IDispatchBackend[] backends, bool useHttp)
{
    /// <summary>The backend that has this call; null for Relay's own HTTP.</summary>
    /// <exception cref="RelayException">None supports it, and HTTP is turned off (<see cref="RelayErrorKind.Config"/>).</exception>
    public IDispatchBackend? For(CallContext call)
    {
        var own = call.Options as CallOptions;
        string provider = call.Binding.Spec.Provider;
        foreach (IDispatchBackend backend in backends)
        {
            if (Supports(backend, call, provider, own))
            {
                return backend;
            }
        }

        return useHttp ? null : throw CallFailure.Of(
            call, RelayErrorKind.Config, $"was not called: no backend supports {provider} (role {own?.Role ?? "none"}, tier {own?.Tier ?? "none"}), and Relay's own HTTP is turned off (UseHttpBackend).");
    }

    /// <summary>A backend that fails when it is asked has failed the call: the next one would not be its stand-in but another way of calling.</summary>
    private static bool Supports(IDispatchBackend backend, CallContext call, string provider, CallOptions? own)
    {
        try
        {
            return backend.Supports(provider, own?.Role, own?.Tier);
        }
        catch (Exception error)
        {
            throw BackendFailure.Of(call, backend, error, inStream: false);
        }
    }
}
