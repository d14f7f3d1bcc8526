using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Relay.Conformance.Tests;

/// <summary>A server of npm's that answers on every provider's paths from one list of answers (<c>server/fixtures.json</c>); started once for all its tests.</summary>
public sealed partial class MockServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (NodePackage.WhyNot is not null)
            return;
        string folder = await NodePackage.InstallAsync(Recordings.RepositoryRoot, "tests/Relay.Conformance.Tests/SecondOracle/server", "second-oracle");
        var start = new ProcessStartInfo("node", ["node_modules/@copilotkit/aimock/dist/cli.js", "--port", "0", "--chunk-size", "5", "--strict", "--fixtures", "fixtures.json"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                Address = match.Groups[1].Value;

                // What it goes on to say is taken from it, or it would wait for somebody to listen.
                _ = _process.StandardOutput.ReadToEndAsync();
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The mock server did not start:\n" + string.Join('\n', said) + await _process.StandardError.ReadToEndAsync());
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("listening on (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
