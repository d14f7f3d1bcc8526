using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>A target as the mock server serves it.</summary>
/// <param name="Name">How tests call it.</param>
/// <param name="Target">The target.</param>
/// <param name="Path">What its base address adds to the server's.</param>
internal sealed record MockTarget(string Name, string Target, string Path)
{
    /// <summary>What the alias needs beside its address.</summary>
    public Action<ModelSpecBuilder> Configure { get; init; } = static _ => { };

    /// <summary>Whether the server shows reasoning on this protocol in the protocol's own form.</summary>
    public bool ShowsReasoning { get; init; } = true;

    /// <summary>Whether the server hands out ids of tool calls: some protocols have none.</summary>
    public bool HasCallIds { get; init; } = true;

    /// <summary>Whether the server reports the usage that the answer states.</summary>
    public bool ReportsUsage { get; init; } = true;

    /// <summary>Why an answer with tool calls ends, where the server has a word of its own that the provider does not have.</summary>
    public ChatFinishReason ToolCallFinish { get; init; } = ChatFinishReason.ToolCalls;

    /// <summary>The targets, one for each wire and for each way a wire is reached.</summary>
    public static IReadOnlyList<MockTarget> All { get; } =
    [
        new("openai-chat", "openai/gpt-5", "/v1"),
        new("openrouter", "openrouter/openai/gpt-5", "/api/v1"),
        new("openai-responses", "openai/gpt-5", "/v1") { Configure = static model => model.ApiStyle = ApiStyle.Responses },
        new("azure-openai", "azure/gpt-4o", "") { Configure = static model => model.Deployment = "a-deployment" },
        new("anthropic-messages", "anthropic/claude-sonnet-4-5", ""),

        // Gemini itself says STOP; the server says FUNCTION_CALL, which ai.google.dev/api/generate-content does not list.
        new("gemini", "google/gemini-2.5-pro", "/v1beta") { ToolCallFinish = new("other") },
        new("vertex", "vertex/gemini-2.5-pro", "")
        {
            ToolCallFinish = new("other"),
            Configure = static model => (model.Project, model.Location) = ("a-project", "us-central1"),
        },

        // The server writes reasoning into Cohere's text, where Cohere has blocks of type thinking (docs.cohere.com/docs/reasoning).
        new("cohere-v2", "cohere/command-a-reasoning-08-2025", "/v2") { ShowsReasoning = false },

        // The server calls Ollama's thinking reasoning_content, and counts no tokens (docs.ollama.com/api/chat).
        new("ollama-chat", "ollama-native/llama3.2", "") { ShowsReasoning = false, ReportsUsage = false },
        new("bedrock-converse", "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "") { Configure = static model => model.Region = "us-east-1" },
    ];

    public static MockTarget Of(string name) => All.First(target => target.Name == name);

    public ModelAlias Create(MockServer server) => RelayRuntime.Model(Target, model =>
    {
        model.BaseUrl = server.Address + Path;
        model.ApiKey = ReplayTarget.Key;
        model.Capabilities = ReplayTarget.All;
        Configure(model);
    });
}
