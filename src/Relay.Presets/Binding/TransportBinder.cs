namespace Relay.Presets;

/// <summary>Binds the part of <c>defaults</c> that is about connections.</summary>
internal static class TransportBinder
{
    /// <summary>The connection settings; what is not written is as in <see cref="TransportSettings.Default"/>.</summary>
    public static TransportSettings Bind(MappingNode? defaults)
    {
        TransportSettings standard = TransportSettings.Default;
        return new TransportSettings
        {
            Http2 = defaults.Flag("http2") ?? standard.Http2,
            MaxConnections = defaults.Whole("pool_max_connections") ?? standard.MaxConnections,
            IdleTimeout = defaults.Seconds("keepalive_expiry") ?? standard.IdleTimeout,
            PingDelay = defaults.Seconds("http2_ping_delay") ?? standard.PingDelay,
            PingTimeout = defaults.Seconds("http2_ping_timeout") ?? standard.PingTimeout,
            ExpectContinueAbove = defaults.Whole("expect_continue_above") ?? standard.ExpectContinueAbove,
        };
    }
}
