using System.Diagnostics;
using System.Globalization;

namespace Relay.Tests;

[Collection(PackageFeed.Collection)]
public sealed class NativeAotTests(PackageFeed feed)
{
    [NativeAotFact]
    public async Task A_program_publishes_as_native_AOT_without_a_warning_and_answers()
    {
        string output = Path.Combine(RepositoryRoot.Path, "artifacts", "tests", "aot");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        string log = await Dotnet.RunAsync(feed.Source, "publish", "samples/AotSmoke", "-c", "Release", "-o", output, "-v:minimal", "-nologo", "-tl:off");

        Assert.DoesNotMatch(@"\bIL[23]\d{3}\b", log);
        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            """
            chat: four, 1100 tokens, 0.00021 USD
            stream: one two
            tool: weather({"city":"Lisbon"}), then four
            estimate: 0.0001884 USD
            injected: four

            """.ReplaceLineEndings(),
            await RunAsync(Path.Combine(output, "AotSmoke")));

        // tests/run.sh prints it.
        long bytes = new FileInfo(Path.Combine(output, "AotSmoke")).Length;
        await File.WriteAllTextAsync(
            Path.Combine(RepositoryRoot.Path, "artifacts", "tests", "native-aot.txt"),
            string.Create(CultureInfo.InvariantCulture, $"samples/AotSmoke: {bytes / 1e6:0.0} MB, no trim or AOT warning, answered.\n"));
    }

    private static async Task<string> RunAsync(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
