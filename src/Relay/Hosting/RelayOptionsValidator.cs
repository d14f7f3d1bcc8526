using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Says at the start, not at the first call, what cannot work.</summary>
internal sealed class RelayOptionsValidator : IValidateOptions<RelayOptions>
{
    /// <summary>The longest limit a timer takes.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public ValidateOptionsResult Validate(string? name, RelayOptions options)
    {
        List<string> failures = [];
        Check(failures, nameof(RelayOptions.Timeout), options.Timeout);
        Check(failures, nameof(RelayOptions.StreamTimeout), options.StreamTimeout);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, string name, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero || limit > s_longest)
        {
            failures.Add($"Relay: {name} is {limit}; give a time longer than nothing and shorter than 49 days.");
        }
    }
}
