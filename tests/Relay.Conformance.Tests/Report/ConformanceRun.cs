namespace Relay.Conformance.Tests;

/// <summary>What all conformance tests share: one replayer, and the scores, which are written out when the last test has ended.</summary>
public sealed class ConformanceRun : IAsyncLifetime
{
    internal ExchangeReplayer Replayer { get; private set; } = null!;

    /// <summary>A runtime that finds nothing in the environment, and has access tokens.</summary>
    internal RelayRuntime Runtime { get; } = new(new RelayRuntimeOptions { Environment = static _ => null, ConfigSource = null, AccessTokenSources = { new VertexReplay.Tokens() } });

    internal Scoreboard Scores { get; } = new();

    public async Task InitializeAsync() => Replayer = await ExchangeReplayer.StartAsync();

    public async Task DisposeAsync()
    {
        Runtime.Dispose();
        await Replayer.DisposeAsync();
        string report = "# Conformance\n\n"
            + (Recordings.Folder is null
                ? "No recordings were found; only the fixtures were replayed.\n"
                : Scores.Render("Recorded exchanges", Recordings.All))
            + "\n" + Scores.Render("Fixtures", Fixtures.All);
        string folder = Path.Combine(Recordings.RepositoryRoot, "artifacts");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "conformance.md"), report);
        Console.WriteLine(report);

        // Only what passed in this run goes into the page; a run of some of the tests would leave the others out.
        if (Environment.GetEnvironmentVariable("RELAY_UPDATE") == "1" && Recordings.Folder is not null)
            ProviderPageMatrix.Write(ProviderPageMatrix.Render(Scores.HasPassed));
    }
}

/// <summary>The collection of all tests that replay.</summary>
[CollectionDefinition(Name)]
public sealed class ConformanceCollection : ICollectionFixture<ConformanceRun>
{
    public const string Name = "conformance";
}
