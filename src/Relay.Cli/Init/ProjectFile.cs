using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Relay.Cli;

/// <summary>A project file, or one that projects share, to which items are added. Nothing else of it is changed: not its encoding, its line ends nor a comment.</summary>
internal sealed class ProjectFile
{
    private const string End = "</Project>";

    private readonly XDocument _xml;
    private readonly Encoding _encoding;
    private readonly bool _isLossless;

    private ProjectFile(string path, string text, Encoding encoding, bool isLossless)
    {
        Path = path;
        Text = text;
        _encoding = encoding;
        _isLossless = isLossless;
        _xml = XDocument.Parse(text);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its text as it is, or as it will be.</summary>
    public string Text { get; private set; }

    /// <summary>Its bytes.</summary>
    public byte[] Bytes => PresetEncoding.Encode(Text, _encoding);

    /// <summary>Whether items can be added: it ends as project files do, and each of its bytes is understood.</summary>
    public bool CanAdd => _isLossless && Text.Contains(End, StringComparison.Ordinal);

    /// <summary>Whether it references Relay, as a package or as a project.</summary>
    public bool ReferencesRelay => Items("PackageReference", "Relay").Any()
        || Items("ProjectReference", null).Any(static item => item.Value.Replace('\\', '/').EndsWith("/Relay.csproj", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it says which version of Relay projects get.</summary>
    public bool HasVersionOfRelay => Items("PackageVersion", "Relay").Any();

    /// <summary>Reads a file; null when it is no XML.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<ProjectFile?> ReadAsync(string path, CancellationToken cancellation)
    {
        (string text, Encoding encoding, bool isLossless) = PresetEncoding.Decode(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
        try
        {
            return new ProjectFile(path, text, encoding, isLossless);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The nearest file of a name in a folder or above it, as MSBuild looks for it; null when there is none that is XML.</summary>
    public static async Task<ProjectFile?> NearestAsync(string folder, string name, CancellationToken cancellation)
    {
        for (string? at = folder; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            string path = System.IO.Path.Combine(at, name);
            if (File.Exists(path))
            {
                return await ReadAsync(path, cancellation).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>What it sets a property to; null when it does not.</summary>
    public string? Property(string name) =>
        _xml.Descendants().LastOrDefault(element => element.Name.LocalName == name && element.Parent?.Name.LocalName == "PropertyGroup")?.Value.Trim();

    /// <summary>Adds an item in a group of its own, where the file ends.</summary>
    public void Add(string item)
    {
        string newLine = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        int end = Text.LastIndexOf(End, StringComparison.Ordinal);
        string before = Text[..end].TrimEnd(' ', '\t');
        string gap = before.EndsWith('\n') ? "" : newLine;
        Text = $"{before}{gap}  <ItemGroup>{newLine}    {item}{newLine}  </ItemGroup>{newLine}{Text[end..]}";
    }

    private IEnumerable<XAttribute> Items(string kind, string? name) => _xml.Descendants()
        .Where(element => element.Name.LocalName == kind)
        .Select(static element => element.Attribute("Include"))
        .OfType<XAttribute>()
        .Where(include => name is null || string.Equals(include.Value.Trim(), name, StringComparison.OrdinalIgnoreCase));
}
