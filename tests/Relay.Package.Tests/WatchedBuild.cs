using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Relay.Tests;

/// <summary>A <c>dotnet watch build</c> that runs until it is disposed of.</summary>
internal sealed class WatchedBuild : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    // The build speaks on one stream and the watcher on the other.
    private WatchedBuild(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _lines.Writer.TryWrite(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Writer.TryWrite(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static WatchedBuild Start(string folder)
    {
        ProcessStartInfo start = Dotnet.Command(folder, "watch", "--non-interactive", "build", "--no-restore", "-nologo", "-tl:off");
        start.RedirectStandardInput = true;
        start.Environment["DOTNET_WATCH_SUPPRESS_EMOJIS"] = "1";
        return new WatchedBuild(Process.Start(start)!);
    }

    /// <summary>Reads on until a line holds <paramref name="text"/>; the line.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            while (true)
            {
                string line = await _lines.Reader.ReadAsync(patience.Token);
                _said.AppendLine(line);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        throw new InvalidOperationException($"dotnet watch did not say '{text}':\n{_said}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
