using System.Buffers.Binary;
using System.Text;

namespace Relay.Hostile.Tests.Answers;

/// <summary>A wire with a valid answer of each of its forms, which hold as much of what the protocol has as fits.</summary>
/// <param name="Name">The wire.</param>
/// <param name="Target">Who is called.</param>
/// <param name="Whole">A whole answer.</param>
/// <param name="Events">A streamed answer: the type of each event (null for none) and its data.</param>
/// <param name="Framing">How events are parted.</param>
internal sealed record WireSample(string Name, string Target, string Whole, (string? Type, string Data)[] Events, Framing Framing = Framing.EventStream)
{
    /// <summary>Changes the target.</summary>
    public Action<ModelSpecBuilder>? Configure { get; init; }

    /// <summary>What a streamed answer is called.</summary>
    public string StreamType => Framing switch
    {
        Framing.Lines => "application/x-ndjson",
        Framing.Aws => "application/vnd.amazon.eventstream",
        _ => "text/event-stream",
    };

    /// <summary>The bytes of a whole answer.</summary>
    public byte[] WholeBytes => Encoding.UTF8.GetBytes(Whole);

    /// <summary>The bytes of the streamed answer.</summary>
    public byte[] StreamBytes => Frame(Events.Select(item => (item.Type, Encoding.UTF8.GetBytes(item.Data))));

    /// <summary>Frames events.</summary>
    public byte[] Frame(IEnumerable<(string? Type, byte[] Data)> events)
    {
        using var bytes = new MemoryStream();
        foreach ((string? type, byte[] data) in events)
        {
            switch (Framing)
            {
                case Framing.Lines:
                    bytes.Write(data);
                    bytes.Write("\n"u8);
                    break;
                case Framing.Aws:
                    WriteAws(bytes, type ?? "", data);
                    break;
                default:
                    bytes.Write(Encoding.UTF8.GetBytes(type is null ? "data: " : $"event: {type}\ndata: "));
                    bytes.Write(data);
                    bytes.Write("\n\n"u8);
                    break;
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An alias of the target.</summary>
    public ModelAlias Model() => RelayRuntime.Model(Target, m =>
    {
        m.Alias = Name;
        m.BaseUrl = "https://llm.example.com/v1";
        m.ApiKey = "test-key";
        Configure?.Invoke(m);
    });

    private static void WriteAws(MemoryStream into, string type, byte[] data)
    {
        byte[] headers = [.. Header(":event-type", type), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")];
        byte[] message = new byte[12 + headers.Length + data.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Compute(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        data.CopyTo(message, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.Compute(message.AsSpan(0, message.Length - 4)));
        into.Write(message);
    }

    private static byte[] Header(string name, string value) =>
        [(byte)name.Length, .. Encoding.UTF8.GetBytes(name), 7, (byte)(value.Length >> 8), (byte)value.Length, .. Encoding.UTF8.GetBytes(value)];
}

/// <summary>How the events of a stream are parted.</summary>
internal enum Framing
{
    /// <summary>Server-sent events.</summary>
    EventStream,

    /// <summary>A line each.</summary>
    Lines,

    /// <summary>The event stream of AWS.</summary>
    Aws,
}
