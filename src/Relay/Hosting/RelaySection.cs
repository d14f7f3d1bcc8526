using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Reads <see cref="RelayOptions"/> from a configuration section, by hand and so without reflection. A key it does not know is an error: a misspelt one would be silently without effect.</summary>
internal static class RelaySection
{
    private static readonly string[] s_keys =
    [
        nameof(RelayOptions.FirstEventTimeout), nameof(RelayOptions.Limits), nameof(RelayOptions.Pool), nameof(RelayOptions.Providers),
        nameof(RelayOptions.StreamIdleTimeout), nameof(RelayOptions.StreamTimeout), nameof(RelayOptions.Timeout), nameof(RelayOptions.UseHttpBackend),
        nameof(RelayOptions.UseModelVariables),
    ];

    private static readonly string[] s_poolKeys =
    [
        nameof(PoolOptions.ExpectContinueAbove), nameof(PoolOptions.Http2), nameof(PoolOptions.IdleTimeout), nameof(PoolOptions.MaxConnections), nameof(PoolOptions.PingDelay),
        nameof(PoolOptions.PingTimeout),
    ];

    private static readonly string[] s_providerKeys =
        [nameof(ProviderOptions.AllowPrivateHosts), nameof(ProviderOptions.ApiKey), nameof(ProviderOptions.BaseUrl), nameof(ProviderOptions.Pool)];

    /// <summary>Sets on <paramref name="options"/> what <paramref name="section"/> says.</summary>
    /// <exception cref="OptionsValidationException">Something in it cannot work; one failure each.</exception>
    public static void Read(IConfiguration section, RelayOptions options)
    {
        var reader = new SettingReader();
        foreach ((string key, IConfigurationSection setting) in reader.Settings(section, s_keys))
        {
            switch (key)
            {
                case nameof(RelayOptions.Timeout):
                    options.Timeout = reader.Time(setting) ?? options.Timeout;
                    break;
                case nameof(RelayOptions.StreamTimeout):
                    options.StreamTimeout = reader.Time(setting) ?? options.StreamTimeout;
                    break;
                case nameof(RelayOptions.FirstEventTimeout):
                    options.FirstEventTimeout = reader.Time(setting) ?? options.FirstEventTimeout;
                    break;
                case nameof(RelayOptions.StreamIdleTimeout):
                    options.StreamIdleTimeout = reader.Time(setting) ?? options.StreamIdleTimeout;
                    break;
                case nameof(RelayOptions.Limits):
                    AnswerLimitsSection.Read(reader, setting, options.Limits);
                    break;
                case nameof(RelayOptions.UseHttpBackend):
                    options.UseHttpBackend = reader.Flag(setting) ?? options.UseHttpBackend;
                    break;
                case nameof(RelayOptions.UseModelVariables):
                    options.UseModelVariables = reader.Flag(setting) ?? options.UseModelVariables;
                    break;
                case nameof(RelayOptions.Pool):
                    ReadPool(reader, setting, options.Pool);
                    break;
                default:
                    ReadProviders(reader, setting, options.Providers);
                    break;
            }
        }

        if (reader.Problems.Count != 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(RelayOptions), reader.Problems);
        }
    }

    private static void ReadPool(SettingReader reader, IConfigurationSection section, PoolOptions pool)
    {
        foreach ((string key, IConfigurationSection setting) in reader.Settings(section, s_poolKeys))
        {
            switch (key)
            {
                case nameof(PoolOptions.Http2):
                    pool.Http2 = reader.Flag(setting) ?? pool.Http2;
                    break;
                case nameof(PoolOptions.IdleTimeout):
                    pool.IdleTimeout = reader.Time(setting) ?? pool.IdleTimeout;
                    break;
                case nameof(PoolOptions.PingDelay):
                    pool.PingDelay = reader.Time(setting, OptionRules.Ping) ?? pool.PingDelay;
                    break;
                case nameof(PoolOptions.PingTimeout):
                    pool.PingTimeout = reader.Time(setting, OptionRules.Ping) ?? pool.PingTimeout;
                    break;
                case nameof(PoolOptions.ExpectContinueAbove):
                    pool.ExpectContinueAbove = reader.Number(setting, OptionRules.Bytes) ?? pool.ExpectContinueAbove;
                    break;
                default:
                    pool.MaxConnections = reader.Number(setting, OptionRules.Connections) ?? pool.MaxConnections;
                    break;
            }
        }
    }

    private static void ReadProviders(SettingReader reader, IConfigurationSection section, ProviderOptionsSet providers)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, IConfigurationSection setting) in reader.Providers(section, providers))
        {
            if (seen.TryAdd(name, setting.Path))
            {
                ReadProvider(reader, setting, providers.For(name));
            }
            else
            {
                reader.Problems.Add($"{setting.Path} and {seen[name]} are the same provider; write its settings under {name}.");
            }
        }
    }

    private static void ReadProvider(SettingReader reader, IConfigurationSection section, ProviderOptions provider)
    {
        IConfigurationSection? address = null;
        foreach ((string key, IConfigurationSection setting) in reader.Settings(section, s_providerKeys))
        {
            switch (key)
            {
                case nameof(ProviderOptions.AllowPrivateHosts):
                    provider.AllowPrivateHosts = reader.Flag(setting) ?? provider.AllowPrivateHosts;
                    break;
                case nameof(ProviderOptions.ApiKey):
                    provider.ApiKey = reader.Key(setting) ?? provider.RevealApiKey();
                    break;
                case nameof(ProviderOptions.BaseUrl):
                    address = setting;
                    break;
                default:
                    ReadPool(reader, setting, provider.Pool);
                    break;
            }
        }

        // Only now is it known whether private hosts are wanted.
        provider.BaseUrl = (address is null ? null : reader.Address(address, provider.AllowPrivateHosts)) ?? provider.BaseUrl;
    }
}
