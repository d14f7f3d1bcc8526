using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Chat options with what Relay adds to a call. Anywhere <see cref="ChatOptions"/> is taken, this may be given.</summary>
/// <remarks>
/// A value that is null leaves the preset's own in force. This version acts on <see cref="Lane"/>, <see cref="Timeout"/>, <see cref="Fallbacks"/>,
/// <see cref="ApiKey"/>, <see cref="CaptureRaw"/> and <see cref="User"/>; the others are carried and change nothing yet.
/// </remarks>
public class CallOptions : ChatOptions
{
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
        Lane = other.Lane;
        Timeout = other.Timeout;
        MaxRetries = other.MaxRetries;
        Cache = other.Cache;
        Fallbacks = other.Fallbacks;
        ApiKey = other.ApiKey;
        CaptureRaw = other.CaptureRaw;
    }

    /// <summary>Which part of the program calls; recorded with usage.</summary>
    public string? Caller { get; set; }

    /// <summary>The role the model plays for the program; recorded with usage and given to configuration sources.</summary>
    public string? Role { get; set; }

    /// <summary>The program's own tier of service for this call; recorded with usage and given to backends.</summary>
    public string? Tier { get; set; }

    /// <summary>The tenant the call is made for; separates caches and budgets.</summary>
    public string? Tenant { get; set; }

    /// <summary>The end user the call is made for.</summary>
    public string? User { get; set; }

    /// <summary>Free labels; recorded with usage.</summary>
    public IList<string>? Tags { get; set; }

    /// <summary>Who pays; null means metered.</summary>
    public Lane? Lane { get; set; }

    /// <summary>Time limit for the whole call, retries and stream included; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Retries after the first attempt.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>Whether a cached answer may be used.</summary>
    public bool? Cache { get; set; }

    /// <summary>Whether another member of a group may answer.</summary>
    public bool? Fallbacks { get; set; }

    /// <summary>A key for this call alone. It goes to the alias' own provider and to no other.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whether <see cref="ChatReply.Raw"/> keeps the provider's answer as it came.</summary>
    public bool CaptureRaw { get; set; }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new CallOptions(this);
}
