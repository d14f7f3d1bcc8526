using System.IO.Compression;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Whole answers that are small on the wire and huge when they are unpacked: a typed error, at a bounded price.</summary>
[Collection(MeasuredTests.Name)]
public class AnswerBombTests
{
    /// <summary>The longest answer that is read.</summary>
    private const long Limit = 64L * 1024 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_whole_answer_that_unpacks_to_more_than_any_may_have_is_a_typed_error(string coding)
    {
        byte[] body = Pack(coding, Scale.Of(80, 1024));
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = _ => null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => (m.BaseUrl, m.ApiKey) = (server.BaseUrl, "test-key"));
        server.Enqueue(LoopbackReply.Raw(200, "application/json", body).WithHeader("Content-Encoding", coding));
        using var peak = new PeakMemory();
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Provider, error.Kind);
        Assert.True(peak.Bytes < 4 * Limit, $"{peak.Bytes}");
        HostileReport.Add($"whole answers of {body.Length / 1024} KiB in {coding} that unpack beyond the limit", 1, peak.Elapsed, peak.Bytes);
    }

    /// <summary>So many MiB of blanks.</summary>
    private static byte[] Pack(string coding, int mebibytes)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            byte[] blanks = new byte[1024 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (int i = 0; i < mebibytes; i++)
            {
                packing.Write(blanks);
            }
        }

        return packed.ToArray();
    }
}
