namespace Relay.Tests;

/// <summary>Providers.</summary>
[Feature(20)]
[Feature(67)]
public sealed class ProvidersTests : LoopbackTest
{
    [Theory]
    [InlineData("openai")]
    [InlineData("groq")]
    [InlineData("together")]
    [InlineData("deepseek")]
    [InlineData("xai")]
    [InlineData("mistral")]
    [InlineData("fireworks")]
    [InlineData("perplexity")]
    [InlineData("openrouter")]
    [InlineData("ollama")]
    [InlineData("ollama-native")]
    [InlineData("vllm")]
    [InlineData("lmstudio")]
    [InlineData("anthropic")]
    [InlineData("azure")]
    [InlineData("google")]
    [InlineData("vertex")]
    [InlineData("bedrock")]
    [InlineData("cohere")]
    [InlineData("deepinfra")]
    [InlineData("novita")]
    [InlineData("llamacpp")]
    [InlineData("sno-gpu")]
    [InlineData("helicone-openai")]
    [InlineData("helicone-anthropic")]
    [InlineData("cerebras")]
    [InlineData("zai")]
    [InlineData("huggingface")]
    [InlineData("vercel")]
    [InlineData("mistralrs")]
    [InlineData("bedrock-mantle")]
    public void Every_provider_is_known_and_reached_over_https_unless_it_is_on_this_machine(string name)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));
        if (provider.BaseUrl is { } address)
        {
            UrlVerdict verdict = UrlGuard.Check(address);
            Assert.True(verdict.IsAllowed);
            Assert.Equal(provider.IsLocal, verdict.IsLoopback);
            Assert.False(address.EndsWith('/'));
        }
    }

    [Theory]
    [InlineData("groq/m", "", "/v1/chat/completions")]
    [InlineData("groq/m", "/", "/v1/chat/completions")]
    [InlineData("groq/m", "//", "/v1/chat/completions")]
    [InlineData("groq/m", "/proxy/openai/", "/v1/proxy/openai/chat/completions")]
    [InlineData("anthropic/claude-sonnet-4-5", "", "/v1/messages")]
    [InlineData("anthropic/claude-sonnet-4-5", "/", "/v1/messages")]
    [InlineData("google/gemini-2.5-flash", "beta/", "/v1beta/models/gemini-2.5-flash:generateContent")]
    public async Task A_slash_at_the_end_of_an_address_is_not_doubled(string target, string end, string path)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        Assert.Equal("hi", (await Model(target, m => m.BaseUrl = Server.BaseUrl + end).ChatAsync("hi")).Text);
        Assert.Equal(path, Server.Requests[^1].Path);
    }

    [Fact]
    public async Task Through_Helicone_both_keys_are_sent_each_in_its_header()
    {
        Environment["HELICONE_API_KEY"] = "helicone-key";
        Environment["OPENAI_API_KEY"] = "openai-key";
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(1_000_000, 0));

        ChatReply reply = await Model("helicone-openai/gpt-4o-mini", m => m.ApiKey = null).ChatAsync("hi");

        Assert.Equal("Bearer helicone-key", Server.Requests[^1].Headers["Helicone-Auth"]);
        Assert.Equal("Bearer openai-key", Server.Requests[^1].Headers["Authorization"]);
        Assert.Equal(0.15m, reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task Through_Helicone_a_call_without_its_key_is_refused_before_it_is_made()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("helicone-anthropic/claude-sonnet-4-5").ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("HELICONE_API_KEY", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task Helicones_key_in_the_environment_reroutes_nothing()
    {
        Environment["HELICONE_API_KEY"] = "helicone-key";
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Model("openai/gpt-4o-mini").ChatAsync("hi");
        Assert.False(Server.Requests[^1].Headers.ContainsKey("Helicone-Auth"));
    }

    [Fact]
    public async Task A_gateways_key_that_comes_back_in_an_error_is_blotted_out()
    {
        Environment["HELICONE_API_KEY"] = "an-unusual-gateway-key";
        Server.Enqueue(LoopbackReply.Error(401, "Bad key an-unusual-gateway-key."));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("helicone-openai/gpt-4o-mini").ChatAsync("hi"));
        Assert.DoesNotContain("an-unusual", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sno_gpu_takes_its_key_its_token_and_its_words_for_thinking()
    {
        Environment["SNO_GPU_API_KEY"] = "gpu-key";
        Environment["SNO_GPU_INTERNAL_TOKEN"] = "house-token";
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Model("sno-gpu/qwen3", m =>
        {
            m.ApiKey = null;
            m.Parameters = new ModelParameters { ReasoningBudget = 512 };
        }).ChatAsync("hi");

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal(("gpu-key", "house-token"), (request.Headers["X-Sno-LLM-Key"], request.Headers["X-Internal-Token"]));
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.True(request.Json.GetProperty("enable_thinking").GetBoolean());
        Assert.Equal(512, request.Json.GetProperty("thinking_budget").GetInt32());
        Assert.Equal(512, request.Json.GetProperty("chat_template_kwargs").GetProperty("thinking_budget").GetInt32());
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("llamacpp")]
    [InlineData("mistralrs")]
    public async Task An_engine_on_this_machine_needs_no_key(string provider)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        ChatReply reply = await Model(provider + "/default", m => m.ApiKey = null).ChatAsync("hi");
        Assert.False(Server.Requests[^1].Headers.ContainsKey("Authorization"));
        Assert.Equal((0m, CostConfidence.Exact), (reply.Cost.TotalUsd, reply.Cost.Confidence));
    }

    [Theory]
    [InlineData("gpt 4o/eu#1?x", "/openai/deployments/gpt%204o%2Feu%231%3Fx/chat/completions?api-version=2024-10-21")]
    [InlineData("größe", "/openai/deployments/gr%C3%B6%C3%9Fe/chat/completions?api-version=2024-10-21")]
    [InlineData("../../keys", "/openai/deployments/..%2F..%2Fkeys/chat/completions?api-version=2024-10-21")]
    [InlineData(null, "/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21")]
    public void An_azure_deployment_with_special_characters_stays_one_part_of_the_path(string? deployment, string path) =>
        Assert.Equal(path, AzureAddress.ChatPath(new ModelSpec("a", "azure", "gpt-4o") { Deployment = deployment }));

    [Fact]
    public void The_api_version_of_a_preset_is_escaped_too() =>
        Assert.EndsWith("?api-version=2025-01-01%26x%3D1", AzureAddress.ChatPath(new ModelSpec("a", "azure", "gpt-4o") { ApiVersion = "2025-01-01&x=1" }), StringComparison.Ordinal);
}
