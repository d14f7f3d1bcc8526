namespace Relay.Generators;

/// <summary>Settings of connections as a C# expression.</summary>
internal static class TransportLiteral
{
    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, TransportSettings transport)
    {
        TransportSettings usual = TransportSettings.Default;
        builder.Append("new global::Relay.TransportSettings");
        Initializer.OnLine(builder, "()")
            .Add("Http2", transport.Http2, usual.Http2)
            .Add("MaxConnections", transport.MaxConnections == usual.MaxConnections ? null : (long?)transport.MaxConnections)
            .Add("IdleTimeout", transport.IdleTimeout)
            .Add("PingDelay", transport.PingDelay == usual.PingDelay ? null : (TimeSpan?)transport.PingDelay)
            .Add("PingTimeout", transport.PingTimeout == usual.PingTimeout ? null : (TimeSpan?)transport.PingTimeout)
            .Add("ExpectContinueAbove", transport.ExpectContinueAbove == usual.ExpectContinueAbove ? null : (long?)transport.ExpectContinueAbove)
            .Close();
    }
}
