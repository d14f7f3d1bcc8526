namespace Relay.Cli;

/// <summary>The error codes of JSON-RPC and LSP that the server answers with.</summary>
internal static class LspErrorCode
{
    /// <summary>The body was no JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>The body was no request, or the session is over.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>There is no such method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The parameters do not have the form that the method needs.</summary>
    public const int InvalidParams = -32602;

    /// <summary>The server failed.</summary>
    public const int InternalError = -32603;

    /// <summary>Nothing may be asked before <c>initialize</c>.</summary>
    public const int ServerNotInitialized = -32002;
}
