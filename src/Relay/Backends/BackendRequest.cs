using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a backend is asked: the target in force, the conversation, and options with the preset's defaults already under the call's own.</summary>
/// <remarks>Has no text form of its own, as it may hold a key.</remarks>
public sealed class BackendRequest
{
    private readonly string? _apiKey;

    internal BackendRequest(CallContext call, ChatOptions options)
    {
        var own = call.Options as CallOptions;
        Target = call.Binding.Spec;
        Messages = call.Messages;
        Options = options;
        Lane = call.Lane;
        _apiKey = call.ApiKey;
        Role = own?.Role;
        Tier = own?.Tier;
        Caller = own?.Caller;
        Tenant = own?.Tenant;
    }

    /// <summary>Provider, model and what is known of them. Its parameters are in <see cref="Options"/> already.</summary>
    public ModelSpec Target { get; }

    /// <summary>The conversation.</summary>
    public IEnumerable<ChatMessage> Messages { get; }

    /// <summary>
    /// The options of this call, the backend's to change: <see cref="ChatOptions.ModelId"/> is the target's model, the preset's parameters stand where the call set none, and what the target does not take is left out.
    /// </summary>
    public ChatOptions Options { get; }

    /// <summary>Who pays, as far as the call says.</summary>
    public Lane Lane { get; }

    /// <summary>Whether the call has a key of its own (<see cref="CallOptions.ApiKey"/>): use it (<see cref="RevealApiKey"/>), or refuse the call.</summary>
    public bool HasApiKey => _apiKey is not null;

    /// <summary><see cref="CallOptions.Role"/>.</summary>
    public string? Role { get; }

    /// <summary><see cref="CallOptions.Tier"/>.</summary>
    public string? Tier { get; }

    /// <summary><see cref="CallOptions.Caller"/>.</summary>
    public string? Caller { get; }

    /// <summary><see cref="CallOptions.Tenant"/>.</summary>
    public string? Tenant { get; }

    /// <summary>A key for this call alone; null when there is none. A method and no property, so that nothing that walks properties prints it.</summary>
    public string? RevealApiKey() => _apiKey;
}
