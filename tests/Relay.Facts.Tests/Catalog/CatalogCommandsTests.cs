extern alias catalogtool;

using CatalogCommands = catalogtool::Relay.CatalogTool.CatalogCommands;

namespace Relay.Tests;

public sealed class CatalogCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("relay-catalog-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Import_writes_the_named_providers_and_compile_makes_them_readable()
    {
        string facts = Path.Combine(_folder, "facts.json"), catalog = Path.Combine(_folder, "catalog"), binary = Path.Combine(_folder, "obj", "catalog.bin");
        File.WriteAllText(facts, """
            {
              "sources": { "A": { "name": "a", "repo": "a/a", "commit": "aa", "date": "2026-01-01", "license": "MIT" } },
              "providers": { "gemini": { "gemini-x": { "sources": "A", "price": { "input": {"v": 1.5, "s": "A"}, "output": {"v": 6, "s": "A"} } } }, "xai": {} }
            }
            """);
        Assert.Equal(0, Run("import", facts, catalog, "google", "xai"));
        Assert.Equal(["google.json", "xai.json"], Directory.GetFiles(catalog).Select(Path.GetFileName).Order());
        Assert.Equal(0, Run("compile", catalog, binary));
        var lookup = new CatalogLookup(new CatalogIndex(File.ReadAllBytes(binary)));
        Assert.Equal(1.5m, lookup.Find("google", "gemini-x")?.Facts.Prices?.Standard.Input);
        Assert.True(lookup.HasProvider("xai"));
        Assert.Equal([binary], Directory.GetFiles(Path.Combine(_folder, "obj")));
    }

    [Fact]
    public void A_wrong_file_is_reported_the_way_a_build_reports_errors()
    {
        string file = Path.Combine(_folder, "shop.json");
        File.WriteAllText(file, "{ \"provider\": \"shop\" }");
        Assert.Equal(1, Run("compile", _folder, Path.Combine(_folder, "out.bin")));
        Assert.StartsWith($"{file} : error RELAYCATALOG: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_and_not_a_crash()
    {
        Assert.Equal(1, Run("import", Path.Combine(_folder, "nothing.json"), _folder));
        Assert.Equal(1, Run("compile", Path.Combine(_folder, "nowhere"), Path.Combine(_folder, "out.bin")));
        Assert.Contains("error RELAYCATALOG", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_else_shows_the_usage()
    {
        Assert.Equal(2, Run());
        Assert.Equal(2, Run("compile", _folder));
        Assert.Contains("relay-catalog import", _error.ToString(), StringComparison.Ordinal);
    }

    private int Run(params string[] arguments) => CatalogCommands.Run(arguments, _output, _error);
}
