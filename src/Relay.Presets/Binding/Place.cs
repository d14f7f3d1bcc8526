using System.Globalization;

namespace Relay.Presets;

/// <summary>Names a place for a message: file name and line, counted from 1. The folder is left out, so that messages are the same on every machine.</summary>
internal static class Place
{
    /// <summary><c>models.yaml line 5</c></summary>
    public static string Of(SourceLocation location)
    {
        string path = location.File.Replace('\\', '/');
        return path.Substring(path.LastIndexOf('/') + 1) + " line " + (location.Span.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
    }
}
