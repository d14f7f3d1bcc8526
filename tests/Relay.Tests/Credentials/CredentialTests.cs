namespace Relay.Tests;

[Feature(15)]
public sealed class CredentialTests : LoopbackTest
{
    [Fact]
    public async Task The_environment_is_read_when_the_call_is_made()
    {
        ModelAlias model = Model(configure: m => (m.ApiKey, m.Credential) = (null, CredentialReference.Environment("MY_KEY")));
        foreach (string key in new[] { "one", "two\n" })
        {
            Environment["MY_KEY"] = key;
            Server.Enqueue(LoopbackReply.Text("ok"));
            await model.ChatAsync("hi");
            Assert.Equal("Bearer " + key.Trim(), Server.Requests[^1].Headers["Authorization"]);
        }
    }

    [Fact]
    public async Task Without_a_credential_the_providers_own_variable_is_used()
    {
        Environment["GROQ_API_KEY"] = "from-environment";
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model(configure: m => m.ApiKey = null).ChatAsync("hi");
        Assert.Equal("Bearer from-environment", Server.Requests[^1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(null, "GROQ_API_KEY")]
    [InlineData("", "GROQ_API_KEY")]
    [InlineData("  ", "GROQ_API_KEY")]
    public async Task A_missing_key_names_the_variable(string? value, string variable)
    {
        if (value is not null)
        {
            Environment[variable] = value;
        }

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.ApiKey = null).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_key_that_cannot_be_a_header_is_an_error_that_does_not_show_it()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.ApiKey = "secret\r\nX-Injected: 1").ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calls_own_key_wins()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model().ChatAsync("hi", new CallOptions { ApiKey = "mine" });
        Assert.Equal("Bearer mine", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_local_engine_needs_no_key_and_costs_exactly_nothing()
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(10, 5));
        ChatReply reply = await Model("ollama/llama3.2", m => m.ApiKey = null).ChatAsync("hi");
        Assert.False(Server.Requests[^1].Headers.ContainsKey("Authorization"));
        Assert.Equal(0m, reply.Cost.TotalUsd);
        Assert.Equal(CostConfidence.Exact, reply.Cost.Confidence);
    }

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("https://10.0.0.1/v1")]
    [InlineData("http://169.254.169.254/v1")]
    [InlineData("https://user:pw@example.com/v1")]
    [InlineData("ftp://example.com")]
    public async Task A_refused_address_is_a_configuration_error(string address)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.BaseUrl = address).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.DoesNotContain("pw", error.Message, StringComparison.Ordinal);
    }
}
