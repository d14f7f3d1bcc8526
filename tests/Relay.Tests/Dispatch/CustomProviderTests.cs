namespace Relay.Tests;

/// <summary>Providers that Relay does not know: from presets, which generated code registers, and from programs.</summary>
[Feature(20)]
public sealed class CustomProviderTests : LoopbackTest
{
    protected override void Configure(RelayRuntimeOptions options)
    {
        options.Providers.Add(Gateway("added-gateway") with { KeyVariables = new("ADDED_KEY") });
        options.Providers.For("added-gateway").ApiKey = "key-of-the-program";
    }

    [Fact]
    public async Task A_call_goes_to_its_address_with_its_key_headers_and_dialect()
    {
        ProviderFacts provider = Gateway("my-gateway") with
        {
            Auth = AuthScheme.Header,
            AuthHeader = "x-gateway-key",
            Headers = new(new ProviderHeader("x-team", "blue")),
            SecretHeader = new("Helicone-Auth", "HELICONE_API_KEY") { Prefix = "Bearer " },
            KeyVariables = new("MY_GATEWAY_KEY"),
            Dialect = OpenAIChatDialect.Standard with { ChatPath = "/team/chat/completions", MaxTokensField = "max_completion_tokens" },
        };
        Environment["MY_GATEWAY_KEY"] = "key-of-the-gateway";
        Environment["HELICONE_API_KEY"] = "key-of-helicone";
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(1_000_000, 0));

        ChatReply reply = await Of(provider, m =>
        {
            m.Parameters = new ModelParameters { MaxTokens = 7 };
            m.Prices = new ModelPrices(new TokenRates { Input = 2m, Output = 3m });
        }).ChatAsync("hi");

        Assert.Equal("hi", reply.Text);
        Assert.Equal(2m, reply.Cost.TotalUsd);
        Assert.Equal("my-gateway", reply.Provider);
        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("/v1/team/chat/completions", request.Path);
        Assert.Equal("key-of-the-gateway", request.Headers["x-gateway-key"]);
        Assert.Equal("Bearer key-of-helicone", request.Headers["Helicone-Auth"]);
        Assert.Equal("blue", request.Headers["x-team"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal(7, request.Json.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal("llama-4", request.Model);
    }

    [Fact]
    public async Task A_gateway_that_speaks_nothing_but_Responses_is_asked_for_them_without_a_style()
    {
        var provider = ProviderFacts.Custom("responses-gateway", WireProtocol.OpenAIResponses, Server.BaseUrl);
        Server.Enqueue(LoopbackReply.Text("hi"));

        ChatReply reply = await Of(provider, m => m.ApiKey = "gateway-key", "gpt-5-mini").ChatAsync("hi");

        Assert.Equal("hi", reply.Text);
        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("/v1/responses", request.Path);
        Assert.Equal("Bearer gateway-key", request.Headers["Authorization"]);
        Assert.True(provider.IsSupported);
    }

    [Fact]
    public async Task A_gateway_that_speaks_Anthropics_protocol_gets_its_headers()
    {
        var provider = ProviderFacts.Custom("claude-gateway", WireProtocol.AnthropicMessages, Server.BaseUrl[..^3]);
        Server.Enqueue(LoopbackReply.Text("hi"));

        await Of(provider, m => m.ApiKey = "gateway-key", "claude-sonnet-4-5").ChatAsync("hi");

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("/v1/messages", request.Path);
        Assert.Equal("gateway-key", request.Headers["x-api-key"]);
        Assert.Equal("2023-06-01", request.Headers["anthropic-version"]);
    }

    [Fact]
    public async Task Models_that_are_handed_on_have_the_catalogs_prices_and_limits()
    {
        ProviderFacts provider = Gateway("openai-gateway") with { RouteTo = "openai" };
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(1_000_000, 0));

        ModelAlias alias = Of(provider, m => m.ApiKey = "gateway-key", "gpt-4o-mini");

        Assert.Equal(128_000, alias.Spec.ContextWindow);
        Assert.Equal(0.15m, (await alias.ChatAsync("hi")).Cost.TotalUsd);
    }

    [Fact]
    public async Task A_model_of_no_catalog_costs_null_and_not_zero()
    {
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(1_000_000, 0));

        ChatReply reply = await Of(Gateway("my-gateway"), m => m.ApiKey = "gateway-key").ChatAsync("hi");

        Assert.Null(reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task A_target_names_the_providers_that_generated_code_registers()
    {
        RelayRuntime.Register(static _ => null, () => [Gateway("registered-gateway") with { KeyVariables = new("REGISTERED_KEY") }]);
        Environment["REGISTERED_KEY"] = "key-of-the-gateway";
        Server.Enqueue(LoopbackReply.Text("hi"));

        await Model("Registered-Gateway/llama-4", Bare).ChatAsync("hi");

        Assert.Equal("Bearer key-of-the-gateway", Server.Requests[^1].Headers["Authorization"]);
        Assert.Equal("llama-4", Server.Requests[^1].Model);
    }

    [Fact]
    public async Task A_target_names_the_providers_that_were_added_to_the_runtime()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        Model();

        await RelayRuntime.Model("added-gateway/llama-4", m => m.BaseUrl = Server.BaseUrl).ChatAsync("hi");

        Assert.Equal("Bearer key-of-the-program", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_variable_swaps_an_alias_to_a_registered_provider_and_the_key_stays_behind()
    {
        RelayRuntime.Register(static _ => null, () => [Gateway("swapped-gateway") with { KeyVariables = new("SWAPPED_KEY") }]);
        Environment["SWAPPED_KEY"] = "key-of-the-gateway";
        Environment["TEST_MODEL"] = "swapped-gateway/llama-4";
        Server.Enqueue(LoopbackReply.Text("hi"));

        ChatReply reply = await Model("groq/llama-3.3-70b-versatile").ChatAsync("hi", new CallOptions { ApiKey = "key-of-groq" });

        Assert.Equal("swapped-gateway", reply.Provider);
        Assert.Equal("Bearer key-of-the-gateway", Server.Requests[^1].Headers["Authorization"]);
        Assert.Contains(reply.Warnings, static warning => warning.Contains("CallOptions.ApiKey was not used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_that_names_the_aliass_own_provider_needs_no_registration()
    {
        Environment["TEST_MODEL"] = "my-gateway/llama-5";
        Server.Enqueue(LoopbackReply.Text("hi"));

        await Of(Gateway("my-gateway"), m => m.ApiKey = "gateway-key").ChatAsync("hi");

        Assert.Equal("llama-5", Server.Requests[^1].Model);
    }

    [Fact]
    public void A_name_that_assemblies_use_for_different_providers_is_refused_where_it_is_looked_up()
    {
        RelayRuntime.Register(static _ => null, static () => [ProviderFacts.Custom("disputed", WireProtocol.OpenAIChat, "https://one.example.com")]);
        RelayRuntime.Register(static _ => null, static () => [ProviderFacts.Custom("disputed", WireProtocol.OpenAIChat, "https://two.example.com")]);

        RelayException error = Assert.Throws<RelayException>(() => RelayRuntime.Model("disputed/m"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("more than one assembly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_Relay_knows_never_means_another_provider()
    {
        RelayRuntime.Register(static _ => null, static () => [new ProviderFacts("openai", WireProtocol.OpenAIChat, "https://evil.example.com")]);

        Assert.Null(RelayRuntime.Model("openai/gpt-4o").Spec.CustomProvider);
        Assert.Throws<ArgumentException>(() => RelayRuntime.Model(new ProviderFacts("openai", WireProtocol.OpenAIChat, "https://evil.example.com"), "gpt-4o"));
    }

    [Fact]
    public async Task A_provider_without_a_key_is_called_without_one()
    {
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(10, 10));

        ChatReply reply = await Of(Gateway("basement") with { Auth = AuthScheme.None, IsLocal = true }, Nothing).ChatAsync("hi");

        Assert.False(Server.Requests[^1].Headers.ContainsKey("Authorization"));
        Assert.Equal(0m, reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task A_missing_key_is_told_before_the_call_by_the_name_of_its_variable()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Of(Gateway("my-gateway") with { KeyVariables = new("MY_GATEWAY_KEY") }, Nothing).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("set environment variable MY_GATEWAY_KEY", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task An_address_that_a_preset_must_not_use_gets_nothing()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Called(new ModelSpec("test", "my-gateway", "m")
        {
            CustomProvider = new ProviderFacts("my-gateway", WireProtocol.OpenAIChat, UrlGuard.RefusedAddress),
            Credential = CredentialReference.Literal("gateway-key"),
        }));

        Assert.Contains("the base_url is refused", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<ProviderFacts, string> Unusable() => new()
    {
        { Fine with { Name = "a/b" }, "before the slash" },
        { Fine with { Name = "Groq" }, "a provider that Relay knows (groq)" },
        { Fine with { Synonyms = new("gemini") }, "synonym" },
        { Fine with { BaseUrl = "http://llm.example.com" }, "Plain http" },
        { Fine with { BaseUrl = "https://10.0.0.1" }, "private address" },
        { Fine with { Auth = AuthScheme.Header }, "AuthHeader names none" },
        { Fine with { Headers = new(new ProviderHeader("a b", "c")) }, "cannot be sent" },
        { Fine with { Headers = new(new ProviderHeader("x-team", "b\r\nHost: evil")) }, "cannot be sent" },
        { Fine with { Headers = new(new ProviderHeader("Authorization", "Bearer abc")) }, "not its own to set" },
        { Fine with { Headers = new(new ProviderHeader("x-team", "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH")) }, "holds a secret" },
        { Fine with { SecretHeader = new("a b", "KEY") }, "SecretHeader" },
        { Fine with { RouteTo = "nobody" }, "routes to a provider that Relay does not know" },
        { Fine with { Like = "nobody" }, "is like a provider that Relay does not know" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_a_preset_may_not_be_a_program_may_not_add(ProviderFacts provider, string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ProviderOptionsSet().Add(provider));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-proj", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RelayRuntime.Model(provider, "m"));
    }

    [Fact]
    public void A_private_host_is_called_where_the_provider_allows_it()
    {
        ProviderFacts provider = Fine with { BaseUrl = "http://10.0.0.7:8000/v1", AllowPrivateHosts = true };
        using var runtime = new RelayRuntime(new RelayRuntimeOptions());
        ModelSpec spec = RelayRuntime.Model(provider, "m").Spec;

        Assert.Equal(("http://10.0.0.7:8000/v1", true), runtime.Providers.Address(spec, provider));
        Assert.Equal(("https://other.example.com", false), runtime.Providers.Address(spec with { BaseUrl = "https://other.example.com" }, provider));
    }

    [Fact]
    public void A_provider_is_added_once_and_another_of_its_name_not_at_all()
    {
        var providers = new ProviderOptionsSet();
        ProviderOptions options = providers.Add(Fine);

        Assert.Same(options, providers.Add(Fine));
        Assert.Same(options, providers.For("FINE"));
        Assert.Throws<ArgumentException>(() => providers.Add(Fine with { BaseUrl = "https://other.example.com" }));
        Assert.Throws<ArgumentException>(() => providers.For("nobody"));
    }

    [Fact]
    public void Providers_that_are_alike_follow_the_same_parameter_rules()
    {
        ProviderFacts like = Fine with { Like = "openai" };

        Assert.Equal(RequestParameters.None, ParameterRules.Rejected(Fine, "grok-4", null) & RequestParameters.Stop);
        Assert.Equal(ParameterRules.Rejected(Facts("openai") with { Dialect = like.Dialect }, "gpt-5", null), ParameterRules.Rejected(like, "gpt-5", null));
        Assert.Equal(ReasoningEffortWord.Accepted(Facts("openai"), "gpt-5"), ReasoningEffortWord.Accepted(like, "gpt-5"));
        Assert.Empty(ReasoningEffortWord.Accepted(Fine, "gpt-5"));
    }

    private static ProviderFacts Fine { get; } = ProviderFacts.Custom("fine", WireProtocol.OpenAIChat, "https://llm.example.com/v1");

    private static ProviderFacts Facts(string name) => ProviderTable.TryGet(name, out ProviderFacts? facts) ? facts : throw new ArgumentException(name);

    private ProviderFacts Gateway(string name) => ProviderFacts.Custom(name, WireProtocol.OpenAIChat, Server?.BaseUrl ?? "http://localhost:1/v1");

    private static void Nothing(ModelSpecBuilder builder)
    {
    }

    private static void Bare(ModelSpecBuilder builder)
    {
        builder.BaseUrl = null;
        builder.ApiKey = null;
    }

    /// <summary>A model of a provider, called through this test's own runtime.</summary>
    private ModelAlias Of(ProviderFacts provider, Action<ModelSpecBuilder> configure, string model = "llama-4")
    {
        Model();
        return RelayRuntime.Model(provider, model, m =>
        {
            m.Alias = "test";
            configure(m);
        });
    }

    private Task<ChatReply> Called(ModelSpec spec)
    {
        Model();
        return new SpecAlias(spec).ChatAsync("hi");
    }

    private sealed class SpecAlias(ModelSpec spec) : ModelAlias(spec.Alias, () => spec);
}
