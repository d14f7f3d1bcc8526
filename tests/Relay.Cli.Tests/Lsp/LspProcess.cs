using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Relay.Cli.Tests;

/// <summary>The shortest session with the language server as a process: greeting, leave, end.</summary>
internal static class LspProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Starts a server by a command line; what it answers to the greeting, after it has ended as it should.</summary>
    public static async Task<JsonNode> GreetAsync(string folder, string program, params string[] arguments)
    {
        using var end = new CancellationTokenSource(Patience);
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            await SendAsync(process, new JsonObject { ["id"] = 1, ["method"] = "initialize", ["params"] = new JsonObject { ["capabilities"] = new JsonObject() } }, end.Token);
            var reader = new MessageReader(process.StandardOutput.BaseStream);
            JsonNode answer = JsonNode.Parse(await reader.ReadAsync(end.Token) ?? throw new EndOfStreamException($"'{program} {string.Join(' ', arguments)}' ended without an answer."))!;
            await SendAsync(process, new JsonObject { ["id"] = 2, ["method"] = "shutdown" }, end.Token);
            await reader.ReadAsync(end.Token);
            await SendAsync(process, new JsonObject { ["method"] = "exit" }, end.Token);
            await process.WaitForExitAsync(end.Token);
            Assert.Equal(0, process.ExitCode);
            return answer["result"]!;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task SendAsync(Process process, JsonObject message, CancellationToken cancellation)
    {
        message["jsonrpc"] = "2.0";
        byte[] body = Encoding.UTF8.GetBytes(message.ToJsonString());
        Stream input = process.StandardInput.BaseStream;
        await input.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")), cancellation);
        await input.WriteAsync(body, cancellation);
        await input.FlushAsync(cancellation);
    }
}
