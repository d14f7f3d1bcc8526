using System.Globalization;
using System.Text.RegularExpressions;

namespace Relay.Cli;

/// <summary>The properties of a project as far as its files say them. What only a build knows has no value here, and an expression with it none either.</summary>
internal sealed partial class ProjectProperties
{
    private const int MostRounds = 32, Longest = 32_768;

    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of a project before any file is read.</summary>
    public ProjectProperties(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        Set("MSBuildProjectDirectory", folder);
        Set("ProjectDir", WithSlash(folder));
        Set("MSBuildProjectFullPath", project);
        Set("ProjectPath", project);
        Set("MSBuildProjectFile", Path.GetFileName(project));
        Set("ProjectFileName", Path.GetFileName(project));
        Set("MSBuildProjectExtension", Path.GetExtension(project));
        Set("MSBuildProjectName", Path.GetFileNameWithoutExtension(project));
        Set("ProjectName", Path.GetFileNameWithoutExtension(project));
    }

    /// <summary>A property; null when it is not known.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Whether any file speaks of a property.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Sets a property; null when from now on nobody can tell its value.</summary>
    public void Set(string name, string? value) => _values[name] = value;

    /// <summary>Sets what a file is told about itself.</summary>
    public void Enter(string file)
    {
        Set("MSBuildThisFileDirectory", WithSlash(Path.GetDirectoryName(file)!));
        Set("MSBuildThisFile", Path.GetFileName(file));
        Set("MSBuildThisFileName", Path.GetFileNameWithoutExtension(file));
        Set("MSBuildThisFileFullPath", file);
    }

    /// <summary>A text with the values of its properties; null when one of them is not known, or it holds what only a build works out.</summary>
    public string? Expand(string text)
    {
        for (int round = 0; round < MostRounds && text.Length < Longest; round++)
        {
            Match match = Simple().Match(text);
            string? value;
            if (match.Success)
            {
                value = this[match.Groups[1].Value];
            }
            else if ((match = Above().Match(text)).Success)
            {
                string name = match.Groups["name"].Value.Trim(' ', '\'', '"'), start = match.Groups["start"].Value.Trim(' ', '\'', '"');
                value = FileAbove(name, start.Length > 0 ? start : this["MSBuildThisFileDirectory"]!);
            }
            else
            {
                return text.Contains("$(", StringComparison.Ordinal) || text.Contains("@(", StringComparison.Ordinal) || text.Contains("%(", StringComparison.Ordinal)
                    ? null
                    : Escape().Replace(text, static escape => ((char)int.Parse(escape.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            }

            if (value is null)
            {
                return null;
            }

            text = string.Concat(text.AsSpan(0, match.Index), value, text.AsSpan(match.Index + match.Length));
        }

        return null;
    }

    /// <summary>The nearest file of a name in a folder or above it; empty when there is none.</summary>
    public static string FileAbove(string name, string folder)
    {
        for (string? at = Path.GetFullPath(folder.Replace('\\', '/')); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, name)))
            {
                return Path.Combine(at, name);
            }
        }

        return "";
    }

    private static string WithSlash(string folder) => Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;

    [GeneratedRegex(@"\$\(\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();

    [GeneratedRegex(@"\$\(\[MSBuild\]::GetPathOfFileAbove\((?<name>[^,()]*)(,(?<start>[^()]*))?\)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Above();

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
