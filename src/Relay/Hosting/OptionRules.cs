using System.Globalization;

namespace Relay;

/// <summary>What a setting may be: the same for a section and for code. Each rule gives a sentence that names the place, the problem and the mend; null for none.</summary>
/// <remarks>No sentence repeats a key, nor an address, which may hold one.</remarks>
internal static class OptionRules
{
    /// <summary>The longest time a timer takes.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public static string? Time(string path, TimeSpan? value) => value is { } time && (time <= TimeSpan.Zero || time > s_longest)
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is {time:c}; give a time longer than nothing and shorter than 49 days, as hh:mm:ss.")
        : null;

    /// <summary>The platform takes no shorter time for a ping.</summary>
    public static string? Ping(string path, TimeSpan? value) => value is { } time && (time < TimeSpan.FromSeconds(1) || time > s_longest)
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is {time:c}; give a time from 1 second, shorter than 49 days, as hh:mm:ss.")
        : null;

    public static string? Bytes(string path, int? value) => value < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; give a number of bytes, at least 0.")
        : null;

    /// <summary>What connections cannot be made with, wherever it was set: the first fault, null for none.</summary>
    public static string? Transport(TransportSettings transport) =>
        Connections("pool_max_connections", transport.MaxConnections)
        ?? Time("keepalive_expiry", transport.IdleTimeout)
        ?? Ping("http2_ping_delay", transport.PingDelay)
        ?? Ping("http2_ping_timeout", transport.PingTimeout)
        ?? Bytes("expect_continue_above", transport.ExpectContinueAbove);

    public static string? Connections(string path, int? value) => value < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; give at least 1.")
        : null;

    public static string? Limit(string path, long value) => value < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; give at least 1.")
        : null;

    public static string? Address(string path, string? url, bool allowPrivateHosts)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        UrlVerdict verdict = UrlGuard.Check(url, allowPrivateHosts);
        return verdict.IsAllowed ? null : $"{path} is refused: {verdict.Reason} Give an https address; one of your own network needs AllowPrivateHosts beside it.";
    }

    public static string? Key(string path, string? key)
    {
        foreach (char c in (key ?? "").AsSpan().Trim())
        {
            if (c is < '!' or > '~')
            {
                return $"{path} holds a character that no key has (a blank, a line end or a letter outside ASCII); give the key as the provider shows it.";
            }
        }

        return null;
    }
}
