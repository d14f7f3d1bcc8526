using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>The program that runs the generator and the analyzers: built once, started for each figure.</summary>
internal static class EditorProgram
{
    private static readonly string s_folder = Path.Combine(Relay.Tests.RepositoryRoot.Path, "artifacts", "performance", "editor");

    /// <summary>The folder it lies in.</summary>
    public static string Folder { get; } = Path.Combine(s_folder, "program");

    /// <summary>Builds it.</summary>
    public static async Task BuildAsync() => await RunAsync(
        "dotnet", "build", Path.Combine(Relay.Tests.RepositoryRoot.Path, "tests", "Relay.Benchmarks.Editor"), "-c", "Release", "-o", Folder, "-v:quiet", "-nologo").ConfigureAwait(false);

    /// <summary>Times of every step in a process that has run other presets, in milliseconds, by step.</summary>
    public static async Task<Dictionary<string, double[]>> WarmAsync(int count, string layout, int runs)
    {
        using JsonDocument json = JsonDocument.Parse(await StartAsync("warm", Text(count), layout, Text(runs)).ConfigureAwait(false));
        return json.RootElement.EnumerateObject()
            .SelectMany(part => part.Value.EnumerateObject().Select(step => (Name: part.Name + "." + step.Name, Times: step.Value.EnumerateArray().Select(time => time.GetDouble()).ToArray())))
            .ToDictionary(step => step.Name, step => step.Times);
    }

    /// <summary>Milliseconds of a generator's first run in a process.</summary>
    public static async Task<double> FreshAsync(int count, string layout, string generator) =>
        double.Parse(await StartAsync("fresh", Text(count), layout, generator).ConfigureAwait(false), CultureInfo.InvariantCulture);

    /// <summary>Writes presets to a folder.</summary>
    public static async Task WriteAsync(int count, string layout, string folder) => await StartAsync("write", Text(count), layout, folder).ConfigureAwait(false);

    /// <summary>The output of a command that must succeed.</summary>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, WorkingDirectory = Relay.Tests.RepositoryRoot.Path };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} failed:\n{output}");
    }

    private static async Task<string> StartAsync(params string[] arguments) =>
        await RunAsync("dotnet", [Path.Combine(Folder, "Relay.Benchmarks.Editor.dll"), .. arguments]).ConfigureAwait(false);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
