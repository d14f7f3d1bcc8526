extern alias catalogtool;

using System.Text;
using catalogtool::Relay.CatalogTool;
using catalogtool::Relay.CatalogTool.Compile;
using catalogtool::Relay.CatalogTool.Files;
using catalogtool::Relay.CatalogTool.Import;

namespace Relay.Tests;

/// <summary>The checked-in catalog files are what the importer makes.</summary>
public class CatalogFilesTests
{
    public static TheoryData<string> Providers() => CatalogFolder.Providers();

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_checked_in_file_is_byte_for_byte_what_the_writer_writes(string provider)
    {
        byte[] bytes = File.ReadAllBytes(CatalogFolder.FileOf(provider));
        string text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        Assert.Equal(text, CatalogFileWriter.Write(CatalogFileReader.Read(CatalogFolder.FileOf(provider), bytes)));
    }

    [Fact]
    public void All_files_come_from_the_same_facts()
    {
        string[] hashes = [.. Files().Select(file => file.FactsHash).Distinct()];
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(hashes));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_price_is_as_new_as_the_newest_source_that_states_it(string provider)
    {
        CatalogFile file = Files().Single(file => file.Provider == provider);
        foreach ((string id, CatalogModel model) in file.Models)
        {
            foreach (CatalogPrices prices in model.Prices is null ? [] : model.Prices.Tiers.Prepend(model.Prices))
            {
                foreach (Stated<UsdPrice>? price in prices.Ways.Prepend(prices.Standard).SelectMany(rates => rates.Rates))
                {
                    Assert.True(price is null || price.Date == price.By.Max(letter => file.Sources[letter].Date), id);
                }
            }
        }
    }

    [Fact]
    public void A_file_names_the_sources_it_cites_and_no_others() =>
        Assert.All(Files(), file => Assert.Equal(file.Models.Values.SelectMany(model => model.Sources).Distinct().Order(), file.Sources.Keys));

    [Fact]
    public void There_is_a_file_for_every_provider_that_is_imported() =>
        Assert.Equal(ImportedProvider.Choose([]).Select(provider => provider.Name).Order(StringComparer.Ordinal), Files().Select(file => file.Provider));

    [Fact]
    public void Compiling_twice_gives_the_same_bytes_whatever_the_order_of_the_files()
    {
        List<CatalogFile> files = Files();
        byte[] once = CatalogCompiler.Compile(files);
        files.Reverse();
        Assert.Equal(once, CatalogCompiler.Compile(files));
    }

    [FactsFileFact]
    public void Importing_the_facts_again_changes_nothing()
    {
        string path = FactsFileFactAttribute.FactsPath!;
        FactsFile facts = FactsFile.Read(path, File.ReadAllBytes(path));
        foreach (ImportedProvider provider in ImportedProvider.Choose([]))
        {
            string checkedIn = File.ReadAllText(CatalogFolder.FileOf(provider.Name)).ReplaceLineEndings("\n");
            Assert.Equal(checkedIn, CatalogFileWriter.Write(FactsImporter.Import(facts, provider)));
        }
    }

    private static List<CatalogFile> Files() => CatalogCommands.ReadFolder(CatalogFolder.Path);
}

/// <summary>A test that needs the facts file the catalog was imported from, which is not part of the repository.</summary>
public sealed class FactsFileFactAttribute : FactAttribute
{
    public FactsFileFactAttribute() => Skip = FactsPath is null ? "RELAY_MODEL_FACTS does not name a facts file." : null;

    public static string? FactsPath => Environment.GetEnvironmentVariable("RELAY_MODEL_FACTS");
}
