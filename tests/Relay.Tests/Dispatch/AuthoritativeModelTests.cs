namespace Relay.Tests;

/// <summary>The configured model is authoritative for price and usage, whatever the provider echoes.</summary>
[Feature(5)]
public sealed class AuthoritativeModelTests : LoopbackTest
{
    private readonly ListSink _sink = new();

    protected override void Configure(RelayRuntimeOptions options) => options.UsageSinks.Add(_sink);

    [Theory]
    [InlineData("gpt-4o-mini-2024-07-18", "gpt-4o-mini-2024-07-18")]
    [InlineData("gpt-4o", "gpt-4o")]
    [InlineData("", null)]
    public async Task The_configured_model_stamps_price_and_record_and_the_echo_is_kept_beside_it(string echo, string? kept)
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1_000_000, 0).WithModel(echo));
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1_000_000, 0).WithModel(echo));
        ModelAlias alias = Model("openai/gpt-4o-mini");

        ChatReply whole = await alias.ChatAsync("hi");
        ChatReply streamed = (await Collect(alias.StreamAsync("hi")))[^1].Reply!;

        foreach (ChatReply reply in new[] { whole, streamed })
        {
            Assert.Equal("gpt-4o-mini", reply.ConfiguredModel);
            Assert.Equal("gpt-4o-mini", reply.ModelId);
            Assert.Equal(kept, reply.EchoedModel);
            Assert.Equal(alias.Spec.Prices!.Standard.Input, reply.Cost.TotalUsd);
        }

        Assert.All(_sink.Records, record => Assert.Equal(("gpt-4o-mini", kept), (record.Model, record.EchoedModel)));
        Assert.Equal(2, _sink.Records.Count);
    }
}
