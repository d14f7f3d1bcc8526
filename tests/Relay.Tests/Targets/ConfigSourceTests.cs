using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>An injected source decides which target an alias stands for; by default the environment does.</summary>
[Feature(1)]
public sealed class ConfigSourceTests : LoopbackTest
{
    private readonly ListLogger _log = new();
    private IConfigSource? _source;

    protected override void Configure(RelayRuntimeOptions options)
    {
        options.LoggerFactory = _log;
        options.ConfigSource = new Late(this, options.ConfigSource!);
    }

    [Fact]
    public async Task A_variable_names_another_model_of_the_same_provider_and_connection_and_key_stay()
    {
        Environment["TEST_MODEL"] = "llama-3.1-8b-instant";
        Server.Enqueue(LoopbackReply.Text("ok"));

        ChatReply reply = await Plain().ChatAsync("hi");

        Assert.Equal("llama-3.1-8b-instant", Server.Requests[0].Model);
        Assert.Equal("Bearer test-key", Server.Requests[0].Headers["Authorization"]);
        Assert.Equal("llama-3.1-8b-instant", reply.ConfiguredModel);
        Assert.Empty(reply.Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_variable_is_one_that_is_not_set(string value)
    {
        Environment["TEST_MODEL"] = value;
        Server.Enqueue(LoopbackReply.Text("ok"));
        Assert.Equal("llama-3.3-70b-versatile", (await Plain().ChatAsync("hi")).ConfiguredModel);
    }

    [Theory]
    [InlineData("fast-cheap", "FAST_CHEAP_MODEL")]
    [InlineData("gpt-4.1/mini", "GPT_4_1_MINI_MODEL")]
    [InlineData("smart", "SMART_MODEL")]
    public void The_variable_is_the_alias_in_capitals(string alias, string variable) => Assert.Equal(variable, EnvironmentConfigSource.Variable(alias));

    [Fact]
    public async Task A_price_a_key_and_an_address_of_the_preset_never_go_to_another_provider()
    {
        Environment["TEST_MODEL"] = "deepseek/deepseek-chat";
        Environment["DEEPSEEK_API_KEY"] = "key-of-deepseek";
        var seen = new RequestLog();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => Environment.GetValueOrDefault(name), CreateHandler = _ => seen });
        ModelAlias alias = Plain(m => m.Prices = ModelPrices.FromUser(1000, 1000));

        ChatReply reply = await alias.CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);

        HttpRequestMessage request = Assert.Single(seen.Requests);
        Assert.Equal("api.deepseek.com", request.RequestUri!.Host);
        Assert.Equal("Bearer key-of-deepseek", request.Headers.Authorization!.ToString());
        Assert.Equal("deepseek", reply.Provider);
        Assert.Equal("deepseek-chat", reply.ConfiguredModel);
        Assert.NotEqual(CostSource.UserOverride, reply.Cost.Source);
    }

    [Fact]
    public async Task A_key_of_the_call_does_not_go_to_another_provider()
    {
        Environment["TEST_MODEL"] = "deepseek/deepseek-chat";
        Environment["DEEPSEEK_API_KEY"] = "key-of-deepseek";
        var seen = new RequestLog();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => Environment.GetValueOrDefault(name), CreateHandler = _ => seen });

        ChatReply reply = await Plain().CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], new CallOptions { ApiKey = "groq-key-of-the-caller" }, null, default);

        Assert.Equal("Bearer key-of-deepseek", Assert.Single(seen.Requests).Headers.Authorization!.ToString());
        Assert.Contains("ApiKey was not used", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_of_its_own_another_provider_is_not_called_with_the_presets()
    {
        Environment["TEST_MODEL"] = "deepseek/deepseek-chat";
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("DEEPSEEK_API_KEY", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_price_is_that_of_the_new_target()
    {
        Environment["TEST_MODEL"] = "llama-3.1-8b-instant";
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1_000_000, 0));
        ChatReply reply = await Plain(m => m.Prices = ModelPrices.FromUser(1000, 1000)).ChatAsync("hi");
        decimal? input = CatalogFacts.Fill(new ModelSpec("x", "groq", "llama-3.1-8b-instant")).Prices!.Standard.Input;
        Assert.Equal(input, reply.Cost.TotalUsd);
        Assert.Equal(CostSource.Snapshot, reply.Cost.Source);
    }

    [Fact]
    public async Task The_price_of_a_target_nobody_knows_is_null_and_not_the_compiled_one()
    {
        Environment["TEST_MODEL"] = "a-model-of-tomorrow";
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(10, 1));
        ChatReply reply = await Plain(m => m.Prices = ModelPrices.FromUser(1, 1)).ChatAsync("hi");
        Assert.Null(reply.Cost.TotalUsd);
        Assert.Equal("price", reply.Cost.MissingRate);
    }

    [Theory]
    [InlineData("nobody/some-model", "names no provider that Relay knows")]
    [InlineData("/some-model", "names no provider")]
    [InlineData("groq/", "names no model")]
    [InlineData("two words", "blank")]
    public async Task A_value_that_is_no_target_names_the_variable_and_the_mend(string value, string reason)
    {
        Environment["TEST_MODEL"] = value;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("TEST_MODEL", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("write provider/model", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_key_in_the_wrong_variable_is_refused_and_not_shown()
    {
        Environment["TEST_MODEL"] = "sk-proj-" + new string('a', 40);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.Contains("TEST_MODEL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaa", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_slash_divides_provider_and_model()
    {
        Environment["TEST_MODEL"] = "openrouter/meta-llama/llama-3.3-70b-instruct";
        Environment["OPENROUTER_API_KEY"] = "k-of-openrouter";
        var seen = new RequestLog();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => Environment.GetValueOrDefault(name), CreateHandler = _ => seen });
        ChatReply reply = await Plain().CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);
        Assert.Equal("openrouter", reply.Provider);
        Assert.Equal("meta-llama/llama-3.3-70b-instruct", reply.ConfiguredModel);
    }

    [Fact]
    public async Task The_compiled_parameters_stay_and_what_the_new_target_rejects_is_left_out_with_a_warning()
    {
        _source = new Scripted((_, _, _) => "openai/o3-mini");
        Environment["OPENAI_API_KEY"] = "k";
        var seen = new RequestLog();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => Environment.GetValueOrDefault(name), CreateHandler = _ => seen, ConfigSource = _source });
        ModelAlias alias = Plain(m => m.Parameters = new ModelParameters { Temperature = 0.3, MaxTokens = 77 });

        ChatReply reply = await alias.CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);

        Assert.Contains("77", seen.Bodies[0], StringComparison.Ordinal);
        Assert.DoesNotContain("temperature", seen.Bodies[0], StringComparison.Ordinal);
        Assert.Contains(reply.Warnings, w => w.Contains("temperature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_known_to_lack_what_was_compiled_against_is_refused_and_the_compiled_one_stays_in_force()
    {
        _source = new Scripted((_, _, _) => "openai/gpt-3.5-turbo");
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias vision = Model("openai/gpt-4o-mini");
        Assert.Equal(Support.Yes, vision.Spec.Capabilities[Capability.Vision]);

        ChatReply reply = await vision.ChatAsync("hi");

        Assert.Equal("gpt-4o-mini", Server.Requests[0].Model);
        Assert.Equal("gpt-4o-mini", reply.ConfiguredModel);
        string warning = Assert.Single(reply.Warnings);
        Assert.Contains("openai/gpt-3.5-turbo", warning, StringComparison.Ordinal);
        Assert.Contains("Vision", warning, StringComparison.Ordinal);
        Assert.Equal(warning, Assert.Single(_log.Messages));
    }

    [Fact]
    public async Task What_is_merely_not_known_is_no_reason_to_refuse()
    {
        Environment["TEST_MODEL"] = "a-model-of-tomorrow";
        Server.Enqueue(LoopbackReply.Text("ok"));
        Assert.Equal("a-model-of-tomorrow", (await Model("openai/gpt-4o-mini").ChatAsync("hi")).ConfiguredModel);
    }

    [Fact]
    public async Task A_source_is_given_alias_role_and_compiled_target()
    {
        var asked = new List<(string, string?, string)>();
        _source = new Scripted((alias, role, target) =>
        {
            asked.Add((alias, role, target));
            return target;
        });
        Server.Enqueue(LoopbackReply.Text("ok"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias alias = Plain();

        await alias.ChatAsync("hi", new CallOptions { Role = "critic" });
        await alias.ChatAsync("hi");

        Assert.Equal([("test", "critic", "groq/llama-3.3-70b-versatile"), ("test", null, "groq/llama-3.3-70b-versatile")], asked);
    }

    [Fact]
    public async Task A_sources_own_precedence_of_roles_decides_call_by_call()
    {
        _source = new Scripted((_, role, target) => role == "critic" ? "llama-3.1-8b-instant" : target);
        Server.Enqueue(LoopbackReply.Text("ok"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias alias = Plain();

        ChatReply critic = await alias.ChatAsync("hi", new CallOptions { Role = "critic" });
        List<ChatUpdate> writer = await Collect(alias.StreamAsync("hi", new CallOptions { Role = "writer" }));

        Assert.Equal("llama-3.1-8b-instant", critic.ConfiguredModel);
        Assert.Equal("llama-3.3-70b-versatile", writer[^1].Reply!.ConfiguredModel);
    }

    [Fact]
    public async Task An_alias_a_source_does_not_know_keeps_its_compiled_target()
    {
        _source = new Scripted((_, _, _) => null);
        Server.Enqueue(LoopbackReply.Text("ok"));
        Assert.Equal("llama-3.3-70b-versatile", (await Plain().ChatAsync("hi")).ConfiguredModel);
    }

    [Fact]
    public async Task A_source_that_fails_fails_the_call_with_a_typed_error()
    {
        _source = new Scripted((_, _, _) => throw new InvalidDataException("the table is locked"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Theory]
    [InlineData("nobody/\u001b[31m\r\nINFO all is well")]
    [InlineData("/model")]
    [InlineData("nobody/model\n")]
    public async Task Whatever_a_source_answers_an_error_shows_on_one_line(string answer)
    {
        _source = new Scripted((_, _, _) => answer);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_long_answer_that_is_no_target_is_shown_in_part()
    {
        _source = new Scripted((_, _, _) => "nobody/" + new string('x', 1_000_000));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Plain().ChatAsync("hi"));
        Assert.InRange(error.Message.Length, 100, 1000);
    }

    [Fact]
    public async Task Groups_are_not_asked_for_and_their_members_are()
    {
        var asked = new List<string>();
        _source = new Scripted((alias, _, target) =>
        {
            asked.Add(alias);
            return target;
        });
        Server.Enqueue(LoopbackReply.Text("ok"));
        await new TestGroup("default", Plain(m => m.Alias = "first")).ChatAsync("hi");
        Assert.Equal(["first"], asked);
    }

    [Fact]
    public void However_many_targets_a_source_names_only_so_many_are_kept()
    {
        int next = 0;
        var overlay = new TargetOverlay(new RelayRuntime(new RelayRuntimeOptions()), new Scripted((_, _, _) => "model-" + next++), Plain().Spec);
        for (int i = 0; i < 1000; i++)
        {
            overlay.Bind(null);
            Assert.True(overlay.Count <= TargetOverlay.Most);
        }
    }

    [Fact]
    public void A_target_named_twice_is_bound_once()
    {
        var overlay = new TargetOverlay(new RelayRuntime(new RelayRuntimeOptions()), new Scripted((_, _, _) => "m"), Plain().Spec);
        Assert.Same(overlay.Bind(null), overlay.Bind("other role"));
    }

    [Fact]
    public async Task The_default_source_is_asked_once_for_each_alias()
    {
        int reads = 0;
        using var runtime = new RelayRuntime(new RelayRuntimeOptions
        {
            CreateHandler = _ => new RequestLog(),
            Environment = name =>
            {
                reads += name == "TEST_MODEL" ? 1 : 0;
                return null;
            },
        });
        ModelAlias alias = Plain();
        await alias.CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);
        await alias.CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task The_default_source_can_be_turned_off()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => new RequestLog(), Environment = _ => "groq/another", ConfigSource = null });
        ChatReply reply = await Plain().CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default);
        Assert.Equal("llama-3.3-70b-versatile", reply.ConfiguredModel);
    }

    [Fact]
    public async Task The_compiled_models_name_goes_on_meaning_the_alias()
    {
        Environment["TEST_MODEL"] = "llama-3.1-8b-instant";
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Plain().ChatAsync("hi", new ChatOptions { ModelId = "llama-3.3-70b-versatile" });
        Assert.Equal("llama-3.1-8b-instant", reply.ConfiguredModel);
    }

    private ModelAlias Plain(Action<ModelSpecBuilder>? configure = null) => Model(configure: configure);

    private sealed class Scripted(Func<string, string?, string, string?> resolve) : IConfigSource
    {
        public string? Resolve(string alias, string? role, string target) => resolve(alias, role, target);
    }

    /// <summary>The source a test sets after the runtime was made; the default one until then.</summary>
    private sealed class Late(ConfigSourceTests test, IConfigSource fallback) : IConfigSource
    {
        public string? Resolve(string alias, string? role, string target) => (test._source ?? fallback).Resolve(alias, role, target);
    }

    private sealed class RequestLog : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage
            {
                Content = new StringContent("""{"id":"1","choices":[{"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}"""),
            };
        }
    }
}
