using System.Diagnostics;

namespace Relay.Benchmarks;

/// <summary>How a program is compiled.</summary>
internal enum Compilation
{
    /// <summary>As it runs, as `dotnet publish` leaves it.</summary>
    Jit,

    /// <summary>Ahead of time, as far as the runtime's images go.</summary>
    ReadyToRun,

    /// <summary>All of it, ahead of time.</summary>
    NativeAot,
}

/// <summary>One of the programs that get one answer, published.</summary>
internal sealed record ColdStartProgram(string Client, Compilation Compilation, string Path)
{
    /// <summary>Publishes it; null, with the reason on the console, where this machine cannot.</summary>
    public static async Task<ColdStartProgram?> PublishAsync(string client, Compilation compilation)
    {
        if (compilation == Compilation.NativeAot && !IsOnPath("clang") && !IsOnPath("gcc"))
        {
            Console.WriteLine($"skipped: {compilation} {client} needs clang or gcc (Debian: apt-get install clang zlib1g-dev)");
            return null;
        }

        string root = Relay.Tests.RepositoryRoot.Path;
        string output = System.IO.Path.Combine(root, "artifacts", "performance", "cold-start", $"{compilation}-{client}");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        string[] arguments =
        [
            "publish", System.IO.Path.Combine(root, "tests", "Relay.Benchmarks.ColdStart"), "-c", "Release", "-o", output, "-v:quiet", "-nologo",
            $"-p:ColdStartClient={client}", $"-p:ColdStartCompilation={compilation}",
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string log = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            string reason = log.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "it does not publish";
            Console.WriteLine($"skipped: {compilation} {client}: {reason.Trim()}");
            return null;
        }

        // Once to bring the files into memory, and because not everything that publishes also runs: a package may need reflection that was trimmed away.
        var program = new ColdStartProgram(client, compilation, System.IO.Path.Combine(output, "Relay.Benchmarks.ColdStart"));
        try
        {
            await program.RunAsync().ConfigureAwait(false);
            return program;
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine($"skipped: {compilation} {client} publishes, but ends without an answer");
            return null;
        }
    }

    /// <summary>Milliseconds from the start of the process to its answer, as its starter sees them.</summary>
    public async Task<double> RunAsync()
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(ChildProcess.Command(ChildProcess.ClientCore, [Path]))!;
        string? line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return line == Workload.Short.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ? elapsed
            : throw new InvalidOperationException($"{Path} said '{line}'.");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(System.IO.Path.Combine(folder, program)));
}
