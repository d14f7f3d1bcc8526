using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Relay.Tests;

/// <summary>What lies in the package, looked at without a build.</summary>
[Collection(PackageFeed.Collection)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] Editor = ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

    [Fact]
    public void It_says_what_it_is_and_has_an_icon()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        using Stream nuspec = package.GetEntry("Relay.nuspec")!.Open();
        Dictionary<string, string> metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().Where(e => !e.HasElements).ToDictionary(e => e.Name.LocalName, e => e.Value);

        Assert.Equal("MIT", metadata["license"]);
        byte[] icon = Bytes(package.GetEntry(metadata["icon"])!);
        Assert.Equal<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.InRange(icon.Length, 1, 100_000);
        Assert.StartsWith("# Relay", new StreamReader(package.GetEntry(metadata["readme"])!.Open()).ReadToEnd().TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_assembly_of_ours_is_deterministic_and_carries_its_symbols()
    {
        foreach ((string name, PEReader reader) in Assemblies(name => Path.GetFileName(name).StartsWith("Relay", StringComparison.Ordinal)))
        {
            using (reader)
            {
                DebugDirectoryEntryType[] entries = [.. reader.ReadDebugDirectory().Select(entry => entry.Type)];
                Assert.True(entries.Contains(DebugDirectoryEntryType.Reproducible), name);
                Assert.True(entries.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb), name);
            }
        }
    }

    /// <summary>.NET SDK 9.0.300 and Visual Studio 17.14 are the oldest hosts: Roslyn 4.14 and what it is built against.</summary>
    [Fact]
    public void What_the_compiler_loads_refers_to_nothing_newer_than_the_oldest_host_has()
    {
        var ours = new HashSet<string>();
        var references = new List<(string From, string To, Version Version)>();
        foreach ((string name, PEReader reader) in Assemblies(name => name.StartsWith("tools/compiler/", StringComparison.Ordinal)))
        {
            using (reader)
            {
                MetadataReader metadata = reader.GetMetadataReader();
                ours.Add(metadata.GetString(metadata.GetAssemblyDefinition().Name));
                references.AddRange(metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                    .Select(reference => (Path.GetFileNameWithoutExtension(name), metadata.GetString(reference.Name), reference.Version)));
            }
        }

        Assert.Equal(6, ours.Count);
        foreach ((string from, string to, Version version) in references.Where(reference => !ours.Contains(reference.To)))
        {
            Version? newest = to switch
            {
                "netstandard" => new Version(2, 0, 0, 0),
                "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => new Version(4, 14, 0, 0),
                "System.Collections.Immutable" => new Version(9, 0, 0, 0),
                _ when from == "Relay.CodeFixes" && Editor.Contains(to) => new Version(9, 0, 0, 0),
                _ => null,
            };
            Assert.True(version <= newest, $"{from} refers to {to} {version}");
        }
    }

    [Fact]
    public async Task A_second_build_and_pack_gives_the_same_bytes()
    {
        foreach (string project in new[] { "analyzers/Relay.Analyzers", "analyzers/Relay.CodeFixes", "generators/Relay.Generators", "src/Relay.Presets", "src/Relay.Facts", "src/Relay" })
        {
            foreach (string built in new[] { "bin", "obj" })
            {
                Directory.Delete(Path.Combine(feed.Source, project, built, PackageFeed.Configuration), recursive: true);
            }
        }

        string second = Path.Combine(feed.Folder, "second");
        await feed.PackAsync(second, PackageFeed.Configuration, ["Relay"]);

        Dictionary<string, byte[]> before = Content(feed.Package), after = Content(Path.Combine(second, Path.GetFileName(feed.Package)));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(6, before.Keys.Count(static name => name.StartsWith("tools/compiler/", StringComparison.Ordinal)));
        foreach ((string name, byte[] bytes) in before)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(after[name]), name);
        }
    }

    /// <summary>What is in a package, without what its container says about itself: times, and a name that is made up each time.</summary>
    private static Dictionary<string, byte[]> Content(string path)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        return package.Entries.Where(static entry => entry.FullName != "_rels/.rels" && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)).ToDictionary(static entry => entry.FullName, Bytes);
    }

    private IEnumerable<(string Name, PEReader Reader)> Assemblies(Func<string, bool> which)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        foreach (ZipArchiveEntry entry in package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal) && which(entry.FullName)))
        {
            yield return (entry.FullName, new PEReader([.. Bytes(entry)]));
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
