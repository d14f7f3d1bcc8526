namespace Relay.Tests;

public class ProviderTableTests
{
    [Theory]
    [InlineData("openai", "https://api.openai.com/v1")]
    [InlineData("groq", "https://api.groq.com/openai/v1")]
    [InlineData("together", "https://api.together.xyz/v1")]
    [InlineData("deepseek", "https://api.deepseek.com/v1")]
    [InlineData("xai", "https://api.x.ai/v1")]
    [InlineData("mistral", "https://api.mistral.ai/v1")]
    [InlineData("fireworks", "https://api.fireworks.ai/inference/v1")]
    [InlineData("perplexity", "https://api.perplexity.ai")]
    [InlineData("openrouter", "https://openrouter.ai/api/v1")]
    [InlineData("deepinfra", "https://api.deepinfra.com/v1/openai")]
    [InlineData("novita", "https://api.novita.ai/v3/openai")]
    [InlineData("cerebras", "https://api.cerebras.ai/v1")]
    [InlineData("zai", "https://api.z.ai/api/paas/v4")]
    [InlineData("huggingface", "https://router.huggingface.co/v1")]
    public void Hosted_chat_providers_have_their_address_and_take_a_bearer_token(string name, string baseUrl)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? facts));
        Assert.Equal(baseUrl, facts.BaseUrl);
        Assert.Equal(AuthScheme.Bearer, facts.Auth);
        Assert.True(facts.IsSupported);
        Assert.False(facts.IsLocal);
        Assert.NotEmpty(facts.KeyVariables);
    }

    [Theory]
    [InlineData("ollama", "http://localhost:11434/v1")]
    [InlineData("vllm", "http://localhost:8000/v1")]
    [InlineData("lmstudio", "http://localhost:1234/v1")]
    [InlineData("llamacpp", "http://localhost:8080/v1")]
    public void Local_engines_need_no_key(string name, string baseUrl)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? facts));
        Assert.Equal(baseUrl, facts.BaseUrl);
        Assert.Equal(AuthScheme.None, facts.Auth);
        Assert.True(facts.IsLocal);
        Assert.Empty(facts.KeyVariables);
    }

    [Fact]
    public void Anthropic_is_called_with_its_own_key_header_and_version()
    {
        Assert.True(ProviderTable.TryGet("anthropic", out ProviderFacts? facts));
        Assert.Equal(WireProtocol.AnthropicMessages, facts.Wire);
        Assert.True(facts.IsSupported);
        Assert.Equal("https://api.anthropic.com", facts.BaseUrl);
        Assert.Equal((AuthScheme.Header, "x-api-key"), (facts.Auth, facts.AuthHeader));
        Assert.Equal([new ProviderHeader("anthropic-version", "2023-06-01")], facts.Headers);
    }

    [Fact]
    public void Every_provider_can_be_called() => Assert.All(ProviderTable.All, provider => Assert.True(provider.IsSupported, provider.Name));

    [Fact]
    public void Openai_compatible_has_no_address_of_its_own_and_no_key_variable()
    {
        Assert.True(ProviderTable.TryGet("openai-compatible", out ProviderFacts? facts));
        Assert.Null(facts.BaseUrl);
        Assert.False(facts.IsLocal);
        Assert.Empty(facts.KeyVariables);
    }

    [Fact]
    public void Google_is_called_by_its_own_wire_with_the_key_in_a_header()
    {
        Assert.True(ProviderTable.TryGet("google", out ProviderFacts? facts));
        Assert.Equal(WireProtocol.Gemini, facts.Wire);
        Assert.Equal((AuthScheme.Header, "x-goog-api-key"), (facts.Auth, facts.AuthHeader));
        Assert.True(facts.IsSupported);
    }

    [Fact]
    public void Vertex_takes_tokens_and_a_key_in_the_header_of_google()
    {
        Assert.True(ProviderTable.TryGet("vertex", out ProviderFacts? facts));
        Assert.Equal(WireProtocol.Vertex, facts.Wire);
        Assert.Equal((AuthScheme.GoogleApplicationDefault, "x-goog-api-key"), (facts.Auth, facts.AuthHeader));
        Assert.Equal(TokenIssuer.GoogleCloud, facts.Tokens!.Issuer);
        Assert.True(facts.IsSupported);
    }

    [Fact]
    public void Gemini_means_google_and_its_key_is_looked_up_in_two_variables()
    {
        Assert.True(ProviderTable.TryGet("gemini", out ProviderFacts? facts));
        Assert.Equal("google", facts.Name);
        Assert.Equal(["GEMINI_API_KEY", "GOOGLE_API_KEY"], facts.KeyVariables);
    }

    [Theory]
    [InlineData("OpenAI")]
    [InlineData("OPENAI")]
    public void Provider_names_are_found_in_any_case(string name)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? facts));
        Assert.Equal("openai", facts.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" openai")]
    [InlineData("open-ai")]
    [InlineData(null)]
    public void Unknown_names_are_not_found(string? name)
    {
        Assert.False(ProviderTable.TryGet(name!, out ProviderFacts? facts));
        Assert.Null(facts);
    }

    [Fact]
    public void Every_name_and_synonym_is_lower_case_and_found()
    {
        foreach (ProviderFacts facts in ProviderTable.All)
        {
            foreach (string name in facts.Synonyms.Prepend(facts.Name))
            {
                Assert.Equal(name.ToLowerInvariant(), name);
                Assert.True(ProviderTable.TryGet(name, out ProviderFacts? found));
                Assert.Same(facts, found);
            }
        }
    }

    [Fact]
    public void Mistral_names_seed_and_forced_tools_otherwise_and_takes_no_stream_options()
    {
        Assert.True(ProviderTable.TryGet("mistral", out ProviderFacts? facts));
        Assert.Equal("random_seed", facts.Dialect.SeedField);
        Assert.Equal("any", facts.Dialect.RequiredToolChoice);
        Assert.False(facts.Dialect.StreamOptions);
    }

    [Theory]
    [InlineData("deepseek", "reasoning_content")]
    [InlineData("openrouter", "reasoning_details")]
    [InlineData("ollama", "reasoning")]
    [InlineData("mistral", "content")]
    [InlineData("openai", null)]
    public void Reasoning_goes_back_in_the_field_its_provider_wants(string name, string? field)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? facts));
        Assert.Equal(field, facts.Dialect.ReasoningReplayField);
    }
}
