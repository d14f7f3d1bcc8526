namespace Relay.Cli;

/// <summary>Names of documents in the protocol, and the paths they stand for.</summary>
internal static class DocumentUri
{
    /// <summary>The path of a file; null for what is no file of this machine.</summary>
    public static string? ToPath(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed) || !parsed.IsFile)
        {
            return null;
        }

        // Some clients escape the colon of a drive.
        string path = Uri.UnescapeDataString(parsed.AbsolutePath);
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        bool hasDrive = path.Length > 2 && path[0] == '/' && char.IsAsciiLetter(path[1]) && path[2] == ':';
        return Path.GetFullPath(hasDrive && OperatingSystem.IsWindows() ? path[1..] : parsed.IsUnc ? parsed.LocalPath : path);
    }

    /// <summary>The name of a file.</summary>
    public static string FromPath(string path) => "file://" + (path.StartsWith('/') ? "" : "/") + string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
