using System.Globalization;

namespace Relay.Presets;

/// <summary>Names a place for a message: file name and line, counted from 1. The folder is left out, so that messages are the same on every machine.</summary>
internal static class Place
{
    /// <summary><c>models.yaml line 5</c>; of a file that is called like another one which the message stands in, the folder too: <c>notes/summary.mda line 2</c></summary>
    /// <param name="location">The place.</param>
    /// <param name="from">Where the message stands.</param>
    public static string Of(SourceLocation location, SourceLocation from)
    {
        string path = location.File.Replace('\\', '/'), other = from.File.Replace('\\', '/');
        int name = path.LastIndexOf('/') + 1;
        bool isNamesake = path != other && name > 1 && path.Substring(name) == other.Substring(other.LastIndexOf('/') + 1);
        return path.Substring(isNamesake ? path.LastIndexOf('/', name - 2) + 1 : name) + " line " + (location.Span.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
    }
}
