using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Chat options with what Relay adds to a call. Anywhere <see cref="ChatOptions"/> is taken, this may be given.</summary>
/// <remarks>
/// A value that is null leaves the preset's own in force. This version acts on <see cref="Lane"/>, <see cref="Timeout"/>,
/// <see cref="FirstEventTimeout"/>, <see cref="StreamIdleTimeout"/>, <see cref="Fallbacks"/>,
/// <see cref="ApiKey"/>, <see cref="CaptureRaw"/>, <see cref="PromptCache"/>, <see cref="StrictSchemas"/>, <see cref="StrictCompile"/>, <see cref="ToolValidation"/>, <see cref="ToolInvocation"/> and <see cref="User"/>; <see cref="Role"/> is given to the configuration source (<see cref="IConfigSource"/>), and with
/// <see cref="Tier"/> to the backends (<see cref="IDispatchBackend"/>); <see cref="Caller"/>, <see cref="Role"/>, <see cref="Tier"/>, <see cref="Tenant"/>, <see cref="User"/>,
/// <see cref="Tags"/> and <see cref="Extras"/> stand in the record that usage sinks get (<see cref="UsageRecord"/>). <see cref="MaxRetries"/> and <see cref="Cache"/> are carried and change
/// nothing yet.
/// </remarks>
public class CallOptions : ChatOptions
{
    private string? _apiKey;

    /// <summary>Creates options that change nothing.</summary>
    public CallOptions()
    {
    }

    /// <summary>Copies <paramref name="other"/>.</summary>
    protected CallOptions(CallOptions other)
        : base(other)
    {
        Caller = other.Caller;
        Role = other.Role;
        Tier = other.Tier;
        Tenant = other.Tenant;
        User = other.User;
        Tags = other.Tags is null ? null : [.. other.Tags];
        Extras = other.Extras is null ? null : new Dictionary<string, object?>(other.Extras, StringComparer.Ordinal);
        Lane = other.Lane;
        Timeout = other.Timeout;
        FirstEventTimeout = other.FirstEventTimeout;
        StreamIdleTimeout = other.StreamIdleTimeout;
        MaxRetries = other.MaxRetries;
        Cache = other.Cache;
        Fallbacks = other.Fallbacks;
        _apiKey = other._apiKey;
        CaptureRaw = other.CaptureRaw;
        PromptCache = other.PromptCache;
        StrictSchemas = other.StrictSchemas;
        StrictCompile = other.StrictCompile;
        ToolValidation = other.ToolValidation;
        ToolInvocation = other.ToolInvocation;
    }

    /// <summary>Which part of the program calls; recorded with usage.</summary>
    public string? Caller { get; set; }

    /// <summary>The role the model plays for the program; recorded with usage and given to configuration sources.</summary>
    public string? Role { get; set; }

    /// <summary>The program's own tier of service for this call; recorded with usage and given to backends.</summary>
    public string? Tier { get; set; }

    /// <summary>The tenant the call is made for; recorded with usage.</summary>
    public string? Tenant { get; set; }

    /// <summary>The end user the call is made for; sent to providers that take one, and recorded with usage.</summary>
    public string? User { get; set; }

    /// <summary>Free labels; recorded with usage.</summary>
    public IList<string>? Tags { get; set; }

    /// <summary>Anything else that belongs into the record of usage; never sent to a provider.</summary>
    public IDictionary<string, object?>? Extras { get; set; }

    /// <summary>Who pays; null means metered, unless the backend that answers says otherwise.</summary>
    public Lane? Lane { get; set; }

    /// <summary>Time limit for the whole call, retries and stream included; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Longest time until the first event of a stream, from the beginning of the call (in a group, of each member's); null leaves it to
    /// the preset and the
    /// runtime, and <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is none. Passing it is a <see cref="RelayErrorKind.Timeout"/>.
    /// </summary>
    public TimeSpan? FirstEventTimeout { get; set; }

    /// <summary>
    /// Longest time in which a stream sends no byte; null leaves it to the preset and the runtime, and
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// is none. Comments and pings are bytes. Passing it is a <see cref="RelayErrorKind.Timeout"/>, with what had arrived.
    /// </summary>
    public TimeSpan? StreamIdleTimeout { get; set; }

    /// <summary>Retries after the first attempt.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>Whether a cached answer may be used.</summary>
    public bool? Cache { get; set; }

    /// <summary>Whether another member of a group may answer.</summary>
    public bool? Fallbacks { get; set; }

    /// <summary>A key for this call alone. It goes to the alias' own provider and to no other.</summary>
    /// <remarks>Set only, so that nothing that walks the properties of an object (a serializer, a logger, a debugger's report) shows it; <see cref="RevealApiKey"/> reads it.</remarks>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "What can be read by reflection is printed.")]
    public string? ApiKey
    {
        set => _apiKey = value;
    }

    /// <summary>How the call uses the provider's prompt cache; null leaves it to the provider.</summary>
    public PromptCache? PromptCache { get; set; }

    /// <summary>Whether <see cref="ChatReply.Raw"/> keeps the provider's answer as it came.</summary>
    public bool CaptureRaw { get; set; }

    /// <summary>
    /// Whether the provider is asked to hold the model to the schemas of tools and answers (<c>strict</c>), where it can. Null leaves it to each tool
    /// (<c>AdditionalProperties["strict"]</c>), and for answers to what is usual with the provider.
    /// </summary>
    /// <remarks>A schema that cannot be bound to, such as one with properties of any name, is sent without, and the reply says so in its warnings.</remarks>
    public bool? StrictSchemas { get; set; }

    /// <summary>
    /// Whether a schema that the provider cannot be told in full is an error (<see cref="RelayErrorKind.ToolSchema"/>) before anything is sent. False writes
    /// what is lost into the description. A tool may say so for itself (<c>AdditionalProperties["strict_compile"]</c>).
    /// </summary>
    public bool StrictCompile { get; set; }

    /// <summary>What becomes of a tool call that was not declared or does not follow its schema; reported on the call unless changed.</summary>
    public ToolValidation ToolValidation { get; set; }

    /// <summary>Lets Relay run the functions that the model calls, until it answers; null leaves them to the program.</summary>
    public ToolInvocation? ToolInvocation { get; set; }

    /// <summary>The key in <see cref="ApiKey"/>; null where none was set. For who passes it on: it must not be printed.</summary>
    public string? RevealApiKey() => _apiKey;

    /// <inheritdoc/>
    public override ChatOptions Clone() => new CallOptions(this);
}
