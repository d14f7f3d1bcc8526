using System.Text;
using Relay.CatalogTool.Compile;
using Relay.CatalogTool.Files;
using Relay.CatalogTool.Import;

namespace Relay.CatalogTool;

/// <summary>The commands of the tool. Exit code 0: done; 1: the input is wrong; 2: the command line is.</summary>
internal static class CatalogCommands
{
    private const string Usage = """
        relay-catalog import <facts.json> <catalog folder> [provider ...]
            writes one file per provider; without names, those that providers.json marks for import
        relay-catalog compile <catalog folder> <output>
            writes the binary that Relay.Facts embeds
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            switch (arguments)
            {
                case ["import", var facts, var folder, .. var names]:
                    Import(facts, folder, names, output);
                    return 0;
                case ["compile", var folder, var target]:
                    Compile(folder, target);
                    return 0;
                default:
                    error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (CatalogFileException wrong)
        {
            // The shape MSBuild recognises, so that a mistake in a catalog file is a build error at that file.
            error.WriteLine($"{wrong.File} : error RELAYCATALOG: {wrong.Message}");
            return 1;
        }
        catch (IOException wrong)
        {
            error.WriteLine($"relay-catalog : error RELAYCATALOG: {wrong.Message}");
            return 1;
        }
    }

    private static void Import(string factsPath, string folder, string[] names, TextWriter output)
    {
        FactsFile facts = FactsFile.Read(factsPath, File.ReadAllBytes(factsPath));
        Directory.CreateDirectory(folder);
        foreach (ImportedProvider provider in ImportedProvider.Choose(names))
        {
            CatalogFile file = FactsImporter.Import(facts, provider);
            File.WriteAllText(Path.Combine(folder, file.Provider + ".json"), CatalogFileWriter.Write(file), new UTF8Encoding(false));
            output.WriteLine($"{file.Provider}: {file.Models.Count} models, {file.Skipped.Count} skipped");
        }
    }

    private static void Compile(string folder, string target)
    {
        byte[] compiled = CatalogCompiler.Compile(ReadFolder(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);

        // Builds may run side by side: nobody ever sees half a file.
        string draft = $"{target}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(draft, compiled);
        File.Move(draft, target, overwrite: true);
    }

    public static List<CatalogFile> ReadFolder(string folder)
    {
        string[] paths = Directory.GetFiles(folder, "*.json");
        Array.Sort(paths, string.CompareOrdinal);
        var files = new List<CatalogFile>(paths.Length);
        foreach (string path in paths)
        {
            files.Add(CatalogFileReader.Read(path, File.ReadAllBytes(path)));
        }

        return files;
    }
}
