using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Relay.Cli;

/// <summary>Writes messages of the base protocol, one after the other and each whole.</summary>
internal sealed class MessageWriter(Stream output)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the client no longer takes what is written.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Writes one message; <paramref name="write"/> adds what stands beside <c>jsonrpc</c>.</summary>
    public async Task WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            write(json);
            json.WriteEndObject();
        }

        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.WrittenCount}\r\n\r\n"));

        // Half a message cannot be taken back.
        IsBroken = true;
        await output.WriteAsync(header, cancellation).ConfigureAwait(false);
        await output.WriteAsync(body.WrittenMemory, cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
        IsBroken = false;
    }
}
