namespace Relay.Benchmarks;

/// <summary>A way to a model whose bytes are counted: a wire at a provider, with what a hand-written call needs to know of its answers.</summary>
/// <param name="Name">How tables and tests name it.</param>
/// <param name="Target">The target.</param>
/// <param name="Form">The form of its answers.</param>
internal sealed record BenchmarkWire(string Name, string Target, BenchmarkForm Form)
{
    private const string Own = "own-gateway";

    /// <summary>Whether it is asked over Responses.</summary>
    public bool IsResponses => Form == BenchmarkForm.Responses;

    /// <summary>Whether each call is signed with an AWS key instead of showing an API key.</summary>
    public bool IsSigned { get; init; }

    public static IReadOnlyList<BenchmarkWire> All { get; } =
    [
        new("OpenAI, Chat Completions", "openai/gpt-4o", BenchmarkForm.Chat),
        new("OpenAI, Responses", "openai/gpt-5", BenchmarkForm.Responses),
        new("Azure, Chat Completions", "azure/gpt-4o", BenchmarkForm.Chat),
        new("Azure, Responses", "azure/gpt-5", BenchmarkForm.Responses),
        new("a provider of one's own", Own + "/any", BenchmarkForm.Chat),
        new("Mistral", "mistral/mistral-small-latest", BenchmarkForm.Chat),
        new("Anthropic", "anthropic/claude-sonnet-4-5", BenchmarkForm.Messages),
        new("Gemini", "google/gemini-2.5-flash", BenchmarkForm.Gemini),
        new("Vertex AI, Gemini", "vertex/gemini-2.5-flash", BenchmarkForm.Gemini),
        new("Vertex AI, Claude", "vertex/claude-sonnet-4-5@20250929", BenchmarkForm.Messages),
        new("Vertex AI, Mistral", "vertex/mistral-medium-3", BenchmarkForm.Chat),
        new("Vertex AI, open models", "vertex/meta/llama-3.3-70b-instruct-maas", BenchmarkForm.Chat),
        new("Bedrock, API key", "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", BenchmarkForm.Converse),
        new("Bedrock, signed", "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", BenchmarkForm.Converse) { IsSigned = true },
        new("Cohere", "cohere/command-a-03-2025", BenchmarkForm.Cohere),
        new("Ollama", "ollama-native/qwen3", BenchmarkForm.Ollama),
    ];

    public static BenchmarkWire Of(string name) => All.First(wire => wire.Name == name);

    /// <summary>An alias of the wire on a runtime that answers in memory.</summary>
    public ModelAlias Alias() => RelayRuntime.Model(Target, model =>
    {
        model.BaseUrl = "http://127.0.0.1:9";
        model.ApiKey = IsSigned ? null : "benchmark-key";
        model.ApiStyle = IsResponses ? ApiStyle.Responses : ApiStyle.ChatCompletions;
        model.Project = Target.StartsWith("vertex/", StringComparison.Ordinal) ? "my-project" : null;
        model.Region = Target.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
    });

    /// <summary>A runtime whose calls go to <paramref name="handler"/>.</summary>
    public RelayRuntime Runtime(Func<HttpMessageHandler> handler)
    {
        var options = new RelayRuntimeOptions { CreateHandler = _ => handler(), Environment = name => IsSigned ? Key(name) : null };
        options.Providers.Add(ProviderFacts.Custom(Own, WireProtocol.OpenAIChat, "http://127.0.0.1:9/v1"));
        return new RelayRuntime(options);
    }

    /// <summary>Lets a signed wire look its credentials up, which happens once, and on another thread.</summary>
    /// <param name="alias">An alias of the wire.</param>
    /// <param name="wait">What its calls wait for; null for nothing.</param>
    public void FetchCredentials(ModelAlias alias, InMemoryWait? wait = null)
    {
        if (!IsSigned)
        {
            return;
        }

        Task<ChatResult> call = alias.TryChatAsync(Workload.Prompt);
        var spin = new SpinWait();
        while (!call.IsCompleted)
        {
            if (wait?.Resume() != true)
            {
                spin.SpinOnce();
            }
        }
    }

    private static string? Key(string name) => name switch
    {
        "AWS_ACCESS_KEY_ID" => "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY" => "not-a-secret-of-anybody-at-all-0000000",
        _ => null,
    };
}

/// <summary>The form of a wire's answers.</summary>
internal enum BenchmarkForm
{
    Chat,
    Responses,
    Messages,
    Gemini,
    Converse,
    Cohere,
    Ollama,
}
