using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Says at the start, not at the first call, what cannot work. What a section says has been checked when it was read; this is for what code sets.</summary>
internal sealed class RelayOptionsValidator : IValidateOptions<RelayOptions>
{
    public ValidateOptionsResult Validate(string? name, RelayOptions options)
    {
        var problems = new List<string>();
        Add(OptionRules.Time("RelayOptions.Timeout", options.Timeout));
        Add(OptionRules.Time("RelayOptions.StreamTimeout", options.StreamTimeout));
        Add(OptionRules.Time("RelayOptions.FirstEventTimeout", options.FirstEventTimeout));
        Add(OptionRules.Time("RelayOptions.StreamIdleTimeout", options.StreamIdleTimeout));
        problems.AddRange(options.Limits.Problems("RelayOptions.Limits"));
        CheckPool("RelayOptions.Pool", options.Pool);
        foreach ((string provider, ProviderOptions settings) in options.Providers)
        {
            string place = $"RelayOptions.Providers.For(\"{provider}\")";
            Add(OptionRules.Key(place + ".ApiKey", settings.RevealApiKey()));
            Add(OptionRules.Address(place + ".BaseUrl", settings.BaseUrl, settings.AllowPrivateHosts));
            CheckPool(place + ".Pool", settings.Pool);
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void CheckPool(string place, PoolOptions pool)
        {
            Add(OptionRules.Connections(place + ".MaxConnections", pool.MaxConnections));
            Add(OptionRules.Time(place + ".IdleTimeout", pool.IdleTimeout));
            Add(OptionRules.Ping(place + ".PingDelay", pool.PingDelay));
            Add(OptionRules.Ping(place + ".PingTimeout", pool.PingTimeout));
            Add(OptionRules.Bytes(place + ".ExpectContinueAbove", pool.ExpectContinueAbove));
        }

        void Add(string? problem)
        {
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }
    }
}
