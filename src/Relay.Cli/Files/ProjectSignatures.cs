using System.Xml.Linq;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Which files of a project must be signed. Where it cannot be told for certain, they must.</summary>
internal sealed class ProjectSignatures
{
    private readonly List<(GlobPattern Files, string Value)> _signed = [];
    private string? _all;

    /// <summary>Whether a file must be signed.</summary>
    /// <param name="relative">The path from the project's folder, with forward slashes.</param>
    public bool Requires(string relative) => SignatureRequirement.Of(_all, _signed.FindLast(each => each.Files.IsMatch(relative)).Value);

    /// <summary>Reads what a file says about signatures. What has a condition, or stands in a target, only asks for them: nobody knows here whether it counts.</summary>
    public void Add(XDocument project, string projectFolder)
    {
        foreach (XElement element in project.Descendants())
        {
            string name = element.Name.LocalName;
            bool isCertain = element.AncestorsAndSelf().All(static each => each.Attribute("Condition") is null && each.Name.LocalName is not ("Otherwise" or "Target"));
            if (name == SignatureRequirement.Property && SignatureRequirement.IsSet(element.Value) && (isCertain || SignatureRequirement.IsOn(element.Value)))
            {
                _all = element.Value;
            }
            else if (name is "RelayPreset" or "AdditionalFiles" && RequirementOf(element) is { } value && (isCertain || SignatureRequirement.IsOn(value)))
            {
                Add(element, value, projectFolder);
            }
        }
    }

    private void Add(XElement item, string value, string projectFolder)
    {
        string? files = item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value;
        if (files is null)
        {
            // In an ItemDefinitionGroup: all items that say nothing else.
            _signed.Insert(0, (new GlobPattern("**/*"), value));
            return;
        }

        foreach (string path in files.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool isKnown = !path.Contains("$(", StringComparison.Ordinal) && !path.Contains("@(", StringComparison.Ordinal);
            if (isKnown)
            {
                string seen = path.Replace('\\', '/'), start = GlobPattern.FixedPart(seen);
                string folder = Path.GetRelativePath(projectFolder, Path.GetFullPath(start.Length == 0 ? "." : start.TrimEnd('/'), projectFolder)).Replace('\\', '/');
                _signed.Add((new GlobPattern((folder == "." ? "" : folder + "/") + seen[start.Length..]), value));
            }
            else if (SignatureRequirement.IsOn(value))
            {
                _signed.Add((new GlobPattern("**/*"), value));
            }
        }
    }

    private static string? RequirementOf(XElement item) =>
        (item.Attribute(SignatureRequirement.Metadata)?.Value
            ?? item.Elements().FirstOrDefault(static child => child.Name.LocalName == SignatureRequirement.Metadata)?.Value) is { } value
        && SignatureRequirement.IsSet(value)
            ? value
            : null;
}
