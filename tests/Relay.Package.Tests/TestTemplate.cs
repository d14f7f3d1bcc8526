using System.Xml.Linq;

namespace Relay.Tests;

/// <summary>A new test project restores what the SDK's template names; offline only the versions that this repository tests with are sure to be there.</summary>
internal static class TestTemplate
{
    /// <summary>Gives the packages of a new test project the versions of this repository, and takes the others away (coverage).</summary>
    public static async Task PinAsync(string folder)
    {
        Dictionary<string, string> versions = XDocument.Load(Path.Combine(RepositoryRoot.Path, "Directory.Packages.props"))
            .Descendants("PackageVersion").ToDictionary(e => (string)e.Attribute("Include")!, e => (string)e.Attribute("Version")!);
        string path = Directory.GetFiles(folder, "*.csproj").Single();
        XDocument project = XDocument.Parse(await File.ReadAllTextAsync(path));
        foreach (XElement reference in project.Descendants("PackageReference").ToArray())
        {
            if (versions.TryGetValue((string)reference.Attribute("Include")!, out string? version))
            {
                reference.SetAttributeValue("Version", version);
            }
            else
            {
                reference.Remove();
            }
        }

        await File.WriteAllTextAsync(path, project.ToString());
    }
}
