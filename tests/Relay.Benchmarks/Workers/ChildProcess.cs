using System.Diagnostics;
using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>Starts this program again for one task, on one core.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>The core of the server; the clients have another one, where there is one.</summary>
    public static int ServerCore => 0;

    public static int ClientCore => Environment.ProcessorCount - 1;

    /// <summary>Whether processes can be kept on their cores; where not, figures of CPU time say less.</summary>
    public static bool CanPin => Environment.ProcessorCount > 1 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows());

    /// <summary>Starts the server and waits until it listens.</summary>
    public static async Task<ChildProcess> StartServerAsync()
    {
        ChildProcess server = Start(ServerCore, "serve");
        string? line = await server.ReadLineAsync().ConfigureAwait(false);
        return line == "listening" ? server : throw new InvalidOperationException($"The server did not start. Is port {Workload.Port} in use?");
    }

    public static ChildProcess Start(int core, params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        List<string> command = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, typeof(ChildProcess).Assembly.Location] : [program];
        command.AddRange(arguments);
        return new ChildProcess(Process.Start(Command(core, command))!);
    }

    /// <summary>How a command is started: pinned from its first instruction, without a proxy, with a key that opens nothing.</summary>
    public static ProcessStartInfo Command(int core, IReadOnlyList<string> command)
    {
        bool isPinned = CanPin && OperatingSystem.IsLinux() && File.Exists("/usr/bin/taskset");
        string[] whole = isPinned ? ["/usr/bin/taskset", "-c", core.ToString(CultureInfo.InvariantCulture), .. command] : [.. command];
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string variable in new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy" })
        {
            start.Environment.Remove(variable);
        }

        start.Environment["OPENAI_API_KEY"] = "benchmark-key";
        start.Environment["ANTHROPIC_API_KEY"] = "benchmark-key";
        return start;
    }

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false);

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the process' input, which ends it.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
