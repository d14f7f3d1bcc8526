using System.Xml;
using System.Xml.Linq;

namespace Relay.Cli;

/// <summary>The files that a project is made of, in the order of a build: the nearest Directory.Build.props, the project, the nearest Directory.Build.targets, and what they import.</summary>
/// <remarks>A build evaluates all properties before any item, and so does <see cref="ProjectReader"/>, which goes through the files twice.</remarks>
internal sealed class ProjectFiles
{
    private readonly Dictionary<string, XElement?> _loaded = new(StringComparer.Ordinal);

    /// <summary>The project file.</summary>
    public required string Project { get; init; }

    /// <summary>The file that stands before the project; empty when there is none.</summary>
    public string Before => ProjectProperties.FileAbove("Directory.Build.props", Path.GetDirectoryName(Project)!);

    /// <summary>The file that stands behind the project; empty when there is none.</summary>
    public string Behind => ProjectProperties.FileAbove("Directory.Build.targets", Path.GetDirectoryName(Project)!);

    /// <summary>What was read so far.</summary>
    public IEnumerable<XDocument> Documents => _loaded.Values.OfType<XElement>().Select(static root => root.Document!);

    /// <summary>The content of a file; null when it is no XML or cannot be opened.</summary>
    public XElement? Load(string path)
    {
        if (!_loaded.TryGetValue(path, out XElement? root))
        {
            _loaded[path] = root = Read(path);
        }

        return root;
    }

    private static XElement? Read(string path)
    {
        try
        {
            return XDocument.Parse(File.ReadAllText(path)).Root;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
