namespace Relay;

/// <summary>Finds, at the end of a base address, the path that a call would add to it once more.</summary>
internal static class EndpointPath
{
    private const int SchemeLength = 8;

    /// <summary>The address without the path of a call; null where it does not end in one.</summary>
    /// <param name="provider">Whose calls go there.</param>
    /// <param name="style">In which style.</param>
    /// <param name="address">The base address; slashes at its end do not count.</param>
    /// <param name="path">The path, as it is documented: <c>/chat/completions</c>, <c>/models/…:generateContent</c>.</param>
    internal static string? Without(ProviderFacts provider, ApiStyle style, string address, out string path)
    {
        string trimmed = address.TrimEnd('/');
        int at = provider.StyleOf(style) == ApiStyle.Responses ? Responses(provider, trimmed, out path) : Chat(provider, trimmed, out path);
        return at > SchemeLength ? trimmed.Substring(0, at).TrimEnd('/') : null;
    }

    private static int Responses(ProviderFacts provider, string address, out string path)
    {
        path = provider.Wire == WireProtocol.AzureOpenAI ? "/responses" : (provider.Responses ?? ResponsesDialect.Stateless).Path;
        return Ending(address, path);
    }

    private static int Chat(ProviderFacts provider, string address, out string path)
    {
        switch (provider.Wire)
        {
            case WireProtocol.AnthropicMessages:
                path = "/v1/messages";
                return Ending(address, path);
            case WireProtocol.CohereV2:
                path = "/chat";
                return Ending(address, "/v2/chat") is > 0 and int at ? at + "/v2".Length : -1;
            case WireProtocol.OllamaChat:
                path = "/api/chat";
                return Ending(address, path);
            case WireProtocol.Gemini:
                path = "/models/…:generateContent";
                return Gemini(address);
            case WireProtocol.Vertex:
                path = address.IndexOf("/projects/", StringComparison.Ordinal) > 0 ? "/projects/…" : "/publishers/…";
                return address.IndexOf(path.TrimEnd('…'), StringComparison.Ordinal);
            case WireProtocol.BedrockConverse:
                path = "/model/…/converse";
                return Ending(address, "/converse") > 0 || Ending(address, "/converse-stream") > 0 ? address.LastIndexOf("/model/", StringComparison.Ordinal) : -1;
            default:
                path = provider.Wire == WireProtocol.AzureOpenAI ? "/chat/completions" : provider.Dialect.ChatPath;
                return Ending(address, path);
        }
    }

    /// <summary>What stands behind the version is the model's: <c>/v1beta/models/gemini-2.5-pro:generateContent</c>.</summary>
    private static int Gemini(string address)
    {
        int at = Math.Max(address.LastIndexOf("/models/", StringComparison.Ordinal), address.LastIndexOf("/tunedModels/", StringComparison.Ordinal));
        return at > 0 && (Ending(address, ":generateContent") > at || Ending(address, ":streamGenerateContent") > at) ? at : -1;
    }

    private static int Ending(string address, string path) =>
        path.Length > 0 && address.EndsWith(path, StringComparison.OrdinalIgnoreCase) ? address.Length - path.Length : -1;
}
