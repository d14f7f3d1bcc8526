using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Relay.Tests;

/// <summary>Beside Relay, another analyzer that ships a YAML reader of another version: each must get its own.</summary>
[Collection(PackageFeed.Collection)]
public sealed class OtherYamlTests(PackageFeed feed)
{
    private const string OtherVersion = "13.7.1";

    private const string Source = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class OtherAnalyzer : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule = new DiagnosticDescriptor("OTHER1", "Other", "{0}", "Other", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.EnableConcurrentExecution();
                context.RegisterCompilationAction(compilation =>
                {
                    var stream = new YamlDotNet.RepresentationModel.YamlStream();
                    stream.Load(new System.IO.StringReader("a: [1, 2]"));
                    var version = typeof(YamlDotNet.RepresentationModel.YamlStream).Assembly.GetName().Version;
                    compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, "read " + stream.Documents.Count + " document by YamlDotNet " + version));
                });
            }
        }
        """;

    [Fact]
    public async Task Both_analyzers_read_with_the_reader_they_were_built_with()
    {
        WritePackage();
        string folder = Path.Combine(feed.Folder, "OtherYaml");
        await feed.AddPresetAsync(folder);
        string preset = Path.Combine(folder, "presets", "models.yaml");
        await File.AppendAllTextAsync(preset, "\n  unknown: { target: openai/a-model-that-nobody-knows }\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "Class1.cs"), "public static class Class1 { public static string Name => Models.Smart.Name; }");
        await File.WriteAllTextAsync(Path.Combine(folder, "OtherYaml.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Other.Analyzer" Version="1.0.0" /><PackageReference Include="Relay" Version="{PackageFeed.Version}" /></ItemGroup>
            </Project>
            """);

        string output = await Dotnet.RunAsync(folder, "build", "-nologo", "-tl:off", "-v:minimal");

        Assert.Contains("warning OTHER1: read 1 document by YamlDotNet 13.", output, StringComparison.Ordinal);
        Assert.Contains("warning RLY0202", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("CS87(85|84)|CS8032", output);
    }

    /// <summary>Compiles the analyzer and packs it, with its reader beside it.</summary>
    private void WritePackage()
    {
        string yaml = Path.Combine(PackageFeed.MachinePackages, "yamldotnet", OtherVersion, "lib", "netstandard2.0", "YamlDotNet.dll");
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        MetadataReference[] references =
        [
            .. platform.Where(path => Path.GetFileName(path) is not "YamlDotNet.dll").Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(yaml),
        ];
        var compilation = CSharpCompilation.Create(
            "Other.Analyzer", [CSharpSyntaxTree.ParseText(Source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using ZipArchive package = ZipFile.Open(Path.Combine(feed.Folder, "feed", "Other.Analyzer.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (Stream assembly = package.CreateEntry("analyzers/dotnet/cs/Other.Analyzer.dll").Open())
        {
            using var memory = new MemoryStream();
            Assert.Empty(compilation.Emit(memory).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            assembly.Write(memory.ToArray());
        }

        package.CreateEntryFromFile(yaml, "analyzers/dotnet/cs/YamlDotNet.dll");
        using Stream nuspec = package.CreateEntry("Other.Analyzer.nuspec").Open();
        nuspec.Write(Encoding.UTF8.GetBytes("""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>Other.Analyzer</id><version>1.0.0</version><authors>Somebody</authors><description>Reads YAML.</description></metadata>
            </package>
            """));
    }
}
