using System.Diagnostics;

namespace Relay.Tests;

public sealed class NativeAotTests
{
    [NativeAotFact]
    public async Task A_program_publishes_as_native_AOT_without_a_warning_and_answers()
    {
        string output = Path.Combine(RepositoryRoot.Path, "artifacts", "tests", "aot");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        string log = await Dotnet.RunAsync(RepositoryRoot.Path, "publish", "samples/AotSmoke", "-c", "Release", "-o", output, "-v:minimal", "-nologo", "-tl:off");

        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            """
            chat: four, 1100 tokens, 0.00021 USD
            stream: one two
            tool: weather({"city":"Lisbon"}), then four
            estimate: 0.0001884 USD

            """.ReplaceLineEndings(),
            await RunAsync(Path.Combine(output, "AotSmoke")));
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
