namespace Relay;

/// <summary>The protocols of Vertex AI: each publisher's models are called in one of them.</summary>
internal enum VertexProtocol
{
    /// <summary>Google's own models, and models tuned from them: generateContent.</summary>
    Gemini,

    /// <summary>Claude: Anthropic Messages behind rawPredict.</summary>
    Anthropic,

    /// <summary>Mistral's models: Chat Completions behind rawPredict.</summary>
    Mistral,

    /// <summary>Open models as a service (Llama, Qwen, DeepSeek, gpt-oss, …): Chat Completions.</summary>
    OpenAI,
}

/// <summary>A model of Vertex AI, taken apart: who publishes it, and under which id.</summary>
/// <remarks>
/// <c>claude-sonnet-4-5@20250929</c>, <c>anthropic/claude-sonnet-4-5@20250929</c> and <c>publishers/anthropic/models/claude-sonnet-4-5@20250929</c> are one model, also
/// behind <c>projects/…/locations/…/</c>. <c>endpoints/1234</c> is a model tuned from Gemini (docs.cloud.google.com/vertex-ai/generative-ai/docs/models/tune-gemini-overview).
/// Who publishes an id without a publisher is told by its family; Google, where no family is known.
/// </remarks>
internal sealed class VertexModel
{
    private const string Publishers = "publishers/";
    private const string Models = "/models/";
    private const string Endpoints = "endpoints/";

    private static readonly string[] MistralFamilies = ["mistral", "codestral", "ministral", "magistral", "pixtral"];

    private VertexModel(string publisher, string id, VertexProtocol protocol)
    {
        Publisher = publisher;
        Id = id;
        Protocol = protocol;
    }

    /// <summary>The publisher, as it stands in a path; empty for an endpoint.</summary>
    public string Publisher { get; }

    /// <summary>The id at its publisher, or the number of an endpoint.</summary>
    public string Id { get; }

    /// <summary>In which protocol it is called.</summary>
    public VertexProtocol Protocol { get; }

    /// <summary>Whether it is an endpoint of the project's own and no publisher's model.</summary>
    public bool IsEndpoint => Publisher.Length == 0;

    /// <summary>Takes a model apart, however it is spelt.</summary>
    public static VertexModel Of(string model)
    {
        if (Behind(model, Endpoints) is { } endpoint)
        {
            return new VertexModel("", endpoint, VertexProtocol.Gemini);
        }

        string name = Behind(model, Publishers) is { } published && published.IndexOf(Models, StringComparison.OrdinalIgnoreCase) is > 0 and int at
            ? published.Remove(at, Models.Length - 1)
            : model;
        int slash = name.IndexOf('/');
        string publisher = slash > 0 ? name.Substring(0, slash).ToLowerInvariant() : "models", id = name.Substring(slash + 1);
        if (publisher == "models")
        {
            publisher = Family(id);
        }

        return new VertexModel(publisher, id, publisher switch
        {
            "anthropic" => VertexProtocol.Anthropic,
            "mistralai" => VertexProtocol.Mistral,
            "google" when !id.EndsWith("-maas", StringComparison.OrdinalIgnoreCase) => VertexProtocol.Gemini,
            _ => VertexProtocol.OpenAI,
        });
    }

    private static string Family(string id)
    {
        if (id.StartsWith("claude", StringComparison.OrdinalIgnoreCase))
        {
            return "anthropic";
        }

        foreach (string family in MistralFamilies)
        {
            if (id.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            {
                return "mistralai";
            }
        }

        return "google";
    }

    /// <summary>What stands behind a collection's name, which begins the text or a piece of its path; null where it does not occur.</summary>
    private static string? Behind(string model, string collection)
    {
        int at = model.IndexOf(collection, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || model[at - 1] == '/') && model.Length > at + collection.Length ? model.Substring(at + collection.Length) : null;
    }
}
