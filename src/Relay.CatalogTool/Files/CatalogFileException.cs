namespace Relay.CatalogTool.Files;

/// <summary>A file that the tool reads is wrong.</summary>
internal sealed class CatalogFileException(string file, string message, Exception? inner = null) : Exception(message, inner)
{
    public string File { get; } = file;
}
