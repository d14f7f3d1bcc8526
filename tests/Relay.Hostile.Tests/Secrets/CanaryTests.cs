using System.Diagnostics;
using System.Text.Json;
using Relay.Tests;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>Servers that repeat the key they were called with, in every place of an answer and in every form, on every wire: it must come out nowhere.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private readonly Printed _printed = new();
    private LoopbackProvider _server = null!;
    private RelayRuntime _runtime = null!;
    private RelayRuntime? _signed;
    private LoopbackReply _answer = LoopbackReply.Text("ok");

    private static readonly (string Name, Func<string, LoopbackReply> Answer)[] s_places =
    [
        ("an error in the protocol's form", written => LoopbackReply.Error(401, "Wrong key " + written + "!", written, written)),
        ("an error body", written => LoopbackReply.RawJson($$$"""{"error":{"message":"key {{{Json(written)}}}","type":"{{{Json(written)}}}","code":"{{{Json(written)}}}","status":"{{{Json(written)}}}"},"message":"no {{{Json(written)}}}"}""", 400)),
        ("an error page", written => LoopbackReply.Raw(502, "text/html", System.Text.Encoding.UTF8.GetBytes("<p>" + written + "</p>\n<!-- " + written + " -->"))),
        ("an error inside a success", written => LoopbackReply.RawJson($$$"""{"type":"error","error":{"message":"{{{Json(written)}}}","code":"{{{Json(written)}}}"}}""")),
        ("what is no JSON", written => LoopbackReply.Raw(200, "application/json", System.Text.Encoding.UTF8.GetBytes("{\"" + written + "\":"))),
        ("names of an answer", written => LoopbackReply.Text("ok").WithModel(written).WithFinishReason(written).WithId(written)),
        ("an error of a stream", written => LoopbackReply.Text("ok").WithErrorEvent("bad " + written, written)),
    ];

    private static readonly string[] s_keys = ["canary/4+7=Q-x_Zk8~p2", "zq7"];

    public async Task InitializeAsync()
    {
        _server = await LoopbackProvider.StartAsync(new LoopbackOptions { KeepRequests = false, Responder = _ => _answer });
        var options = new RelayRuntimeOptions { LoggerFactory = _printed, Environment = name => name == "SECOND_SECRET" ? s_keys[0] : null };
        options.UsageSinks.Add(_printed);
        foreach (ProviderFacts provider in WireTarget.OwnProviders)
        {
            options.Providers.Add(provider);
        }

        options.Providers.Add(ProviderFacts.Custom("own-second", WireProtocol.OpenAIChat, "http://localhost:1/v1") with { SecretHeader = new ProviderSecretHeader("X-Second", "SECOND_SECRET") });
        _runtime = new RelayRuntime(options);
    }

    public async Task DisposeAsync()
    {
        _runtime.Dispose();
        _signed?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_a_server_repeats_is_shown_nowhere_in_any_form_on_any_wire()
    {
        string[] targets = [.. WireTarget.All.Select(static target => target.Target), "own-second/own-model", "signed:bedrock/amazon.nova-pro-v1:0"];
        int step = Scale.Of(9, 1), count = 0, at = 0;
        TimeSpan longest = default;
        foreach (string target in targets)
        {
            foreach ((string place, Func<string, LoopbackReply> answer) in s_places)
            {
                foreach ((string encoding, Func<string, string> write) in Encodings.All)
                {
                    foreach (bool stream in new[] { false, true })
                    {
                        if (at++ % step == 0)
                        {
                            long start = Stopwatch.GetTimestamp();
                            await CallAsync(target, place, answer, s_keys[0], encoding, write(s_keys[0]), stream);
                            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
                            count++;
                        }
                    }
                }
            }
        }

        HostileReport.Add("keys repeated by a server", count, longest);
        Assert.True(count >= Scale.Of(700, 6000));
    }

    [Theory]
    [InlineData("zq7", "Incorrect API key provided: zq7.", true)]
    [InlineData("zq74", "wrong zq74", true)]
    [InlineData("zq74", "wrong zq74x", false)]
    [InlineData("a", "a message about a key", false)]
    [InlineData("none", "none of the keys", false)]
    [InlineData("k7Zp2", "It was azdacDI= once", true)]
    [InlineData("k7Zp2", "Authorization was azdacDI= or azdacDI or k7Zp2", true)]
    public async Task A_short_key_is_masked_where_it_stands_as_a_word(string key, string message, bool isMasked)
    {
        _answer = LoopbackReply.Error(401, message);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("groq/m", key).ChatAsync("hi"));
        Assert.Equal(isMasked, error.ProviderMessage!.Contains("***", StringComparison.Ordinal));
        Assert.Equal(!isMasked, error.ProviderMessage.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_within_which_the_body_of_an_error_breaks_off_is_not_shown_in_part()
    {
        foreach (string written in new[] { s_keys[0], Uri.EscapeDataString(s_keys[0]), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(s_keys[0])) })
        {
            string body = "wrong key: " + written;
            // Of fewer than eight characters of the key nobody knows whether they are its beginning.
            for (int cut = 1; cut <= written.Length - 12; cut++)
            {
                _answer = LoopbackReply.Raw(401, "text/plain", System.Text.Encoding.UTF8.GetBytes(body)).TruncateAfter(body.Length - cut);
                RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("groq/m", s_keys[0]).ChatAsync("hi"));
                Assert.DoesNotContain(written[..8], error + error.Body, StringComparison.Ordinal);
                Assert.Contains("wrong key: ", error.Body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_a_provider_says_commands_no_terminal_and_begins_no_line()
    {
        const string Nasty = "\u001b[31mred\u202eevil\u2066\u200f\r\n2026-01-01 forged line\u0007\u0085\u2028";
        _answer = LoopbackReply.Error(400, Nasty, Nasty, Nasty).WithHeader("x-request-id", "a\tb");
        foreach (WireTarget target in WireTarget.All)
        {
            _printed.Clear();
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(target.Target, s_keys[0]).ChatAsync("hi"));
            foreach (string? text in new[] { error.Message, error.ProviderCode, error.RequestId, _printed.Text.Replace("\n", "", StringComparison.Ordinal) })
            {
                Assert.DoesNotContain(text ?? "", static c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
            }

            Assert.Contains("\\u001b[31mred\\u202eevil", error.Message, StringComparison.Ordinal);

            // A provider's own message and body keep their lines; whoever logs them alone shows what they are.
            Assert.DoesNotContain(error.ProviderMessage ?? "", static c => c is not ('\r' or '\n' or '\t') && char.IsControl(c));
            Assert.DoesNotContain(error.Body ?? "", static c => c is not ('\n' or '\t') && char.IsControl(c));
        }
    }

    [Fact]
    public async Task What_a_model_says_is_left_as_it_is()
    {
        const string Words = "a\u202eb\u001b[0m canary/4+7=Q-x_Zk8~p2";
        _answer = LoopbackReply.Text(Words);
        ChatReply reply = await Model("groq/m", s_keys[0]).ChatAsync("hi");
        Assert.Equal(Words, reply.Text);
    }

    private async Task CallAsync(string target, string place, Func<string, LoopbackReply> answer, string key, string encoding, string written, bool stream)
    {
        _printed.Clear();
        _answer = answer(written);
        if (written.All(static c => c is > ' ' and < (char)127))
        {
            foreach (string name in new[] { "x-request-id", "request-id", "x-amzn-requestid", "x-amzn-errortype", "apim-request-id", "cf-ray", "retry-after" })
            {
                _answer = _answer.WithHeader(name, written);
            }
        }

        ModelAlias model = Model(target, key);
        try
        {
            if (stream)
            {
                await foreach (ChatUpdate update in model.StreamAsync("hi"))
                {
                    _printed.Add(update.Error is { } failure ? failure.ToString() : "");
                    if (update.Reply is { } arrived)
                    {
                        _printed.Add(arrived);
                    }
                }
            }
            else
            {
                _printed.Add(await model.ChatAsync("hi"));
            }
        }
        catch (RelayException error)
        {
            _printed.Add(error);
        }

        _printed.Add(JsonSerializer.Serialize(model.Spec) + model.Spec + model);
        Assert.False(Encodings.IsShown(_printed.Text, key, written), $"{target}, {place}, {encoding}, stream {stream}: {_printed.Text}");
    }

    private ModelAlias Model(string target, string key)
    {
        const string Signed = "signed:";
        bool isSigned = target.StartsWith(Signed, StringComparison.Ordinal);
        string plain = WireTarget.Plain(isSigned ? target[Signed.Length..] : target);
        RelayRuntime runtime = isSigned ? SignedRuntime(key) : _runtime;
        RelayRuntime.Use(runtime);
        return RelayRuntime.Model(plain, m =>
        {
            m.Alias = "test";
            m.BaseUrl = plain.StartsWith("azure/", StringComparison.Ordinal) ? _server.BaseUrl[..^"/v1".Length] : _server.BaseUrl;
            m.ApiKey = isSigned ? null : key;
            m.ApiStyle = target.StartsWith(WireTarget.ResponsesPrefix, StringComparison.Ordinal) ? ApiStyle.Responses : ApiStyle.ChatCompletions;
            m.Region = plain.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
            if (plain.StartsWith("vertex/", StringComparison.Ordinal))
            {
                (m.Project, m.Location) = ("my-project", "europe-west4");
            }
        });
    }

    private RelayRuntime SignedRuntime(string token) => _signed ??= new RelayRuntime(new RelayRuntimeOptions
    {
        LoggerFactory = _printed,
        UsageSinks = { _printed },
        Environment = name => name switch { "AWS_ACCESS_KEY_ID" => token, "AWS_SECRET_ACCESS_KEY" => token, "AWS_SESSION_TOKEN" => token, _ => null },
    });

    /// <summary>What stands in a JSON text: escapes stay what they are, the rest is made fit.</summary>
    private static string Json(string written) => written.Replace("\"", "\\\"", StringComparison.Ordinal);
}
