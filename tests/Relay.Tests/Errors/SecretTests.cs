namespace Relay.Tests;

/// <summary>No key in anything that is shown, whatever form it has and wherever a server puts it.</summary>
[Feature(60)]
public sealed class SecretTests : LoopbackTest
{
    private const string Formless = "Tr0ub4dor-and-3";

    [Fact]
    public async Task A_key_of_no_known_form_is_blotted_out_because_the_call_knows_it()
    {
        Server.Enqueue(LoopbackReply.Error(401, "Unknown key " + Formless, "t", "code-" + Formless));
        Server.Enqueue(LoopbackReply.RawJson("{\"error\":{\"message\":\"Unknown key " + Formless + "\"}}"));
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"error\":{\"message\":\"Unknown key " + Formless + "\"}}\n\n"));
        ModelAlias model = Model(configure: m => m.ApiKey = Formless);

        RelayException[] errors =
        [
            (await model.TryChatAsync("hi")).Error!,
            (await model.TryChatAsync("hi")).Error!,
            (await CollectFailure(model.StreamAsync("hi"))).Error,
        ];

        Assert.All(errors, e => Assert.DoesNotContain(Formless, e + e.Body + e.ProviderMessage + e.ProviderCode, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.Contains("***", e.ProviderMessage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_at_the_place_where_a_long_text_is_cut_leaves_no_half()
    {
        const string Key = "sk-proj-abcdefghijklmnopqrstuvwxyz012345";
        for (int before = 4080; before < 4096; before += 5)
        {
            Server.Enqueue(LoopbackReply.Raw(500, "text/plain", System.Text.Encoding.UTF8.GetBytes(new string('.', before) + Key)));
            RelayException error = (await Model().TryChatAsync("hi")).Error!;
            Assert.DoesNotContain("sk-pro", error.Body + error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Length < 3000);
        }

        for (int before = 480; before < 2000; before += 7)
        {
            Server.Enqueue(LoopbackReply.Raw(500, "text/plain", System.Text.Encoding.UTF8.GetBytes(new string('.', before) + Key)));
            Assert.DoesNotContain("sk-pr", (await Model().TryChatAsync("hi")).Error!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_inner_exception_that_quotes_a_key_is_left_out()
    {
        ModelAlias model = Model(configure: m => m.ApiKey = Formless);
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> Failing()
        {
            yield return new(Microsoft.Extensions.AI.ChatRole.User, "hi");
            throw new InvalidOperationException("cannot read with " + Formless);
        }

        RelayException error = (await model.TryChatAsync(Failing())).Error!;
        Assert.DoesNotContain(Formless, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public void A_spec_and_a_credential_print_no_secret()
    {
        ModelSpec spec = Model(configure: m => (m.ApiKey, m.BaseUrl) = (Formless, $"https://me:{Formless}@example.com/v1")).Spec;
        Assert.DoesNotContain(Formless, spec.ToString() + spec.Credential, StringComparison.Ordinal);
    }
}
