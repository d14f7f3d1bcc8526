using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>The check of tool arguments looks at the call's own limit and token.</summary>
public sealed class ToolCheckDeadlineTests : LoopbackTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_check_that_outlasted_the_limit_came_back_a_success(bool stream)
    {
        Server.Enqueue(LoopbackReply.ToolCall("f", Arguments(), "1"));
        var options = new CallOptions { Timeout = TimeSpan.FromSeconds(5), Tools = [new Slow(() => Clock.Advance(TimeSpan.FromSeconds(10)))] };

        RelayException error = stream
            ? (await CollectFailure(Model().StreamAsync("Go.", options))).Error
            : await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("Go.", options));

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Equal("f", error.Reply!.ToolCalls[0].Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_ends_a_check(bool stream)
    {
        using var source = new CancellationTokenSource();
        Server.Enqueue(LoopbackReply.ToolCall("f", Arguments(), "1"));
        var options = new CallOptions { Tools = [new Slow(source.Cancel)] };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream
            ? Collect(Model().StreamAsync("Go.", options, source.Token))
            : Model().ChatAsync("Go.", options, source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
    }

    private static string Arguments() => $$"""{"a":[{{string.Join(',', Enumerable.Repeat("{}", 10_000))}}]}""";

    /// <summary>A tool whose schema is asked for when its call is checked.</summary>
    private sealed class Slow(Action asked) : AIFunctionDeclaration
    {
        private int _times;

        public override string Name => "f";

        public override JsonElement JsonSchema
        {
            get
            {
                // The first time is for the request.
                if (++_times == 2)
                {
                    asked();
                }

                return SchemaText.Parse("""{"properties":{"a":{"items":{"type":"object"}}}}""");
            }
        }
    }
}
