namespace Relay;

/// <summary>Where a model of Vertex AI is called: the address of its location, and the path of its publisher and its project.</summary>
/// <remarks>
/// Sources, on docs.cloud.google.com: vertex-ai/docs/reference/rest (regional addresses), vertex-ai/generative-ai/docs/learn/locations (global and multi-regions),
/// vertex-ai/generative-ai/docs/start/api-keys and start/express-mode (no project with an API key), vertex-ai/generative-ai/docs/partner-models/use-claude and use-mistral
/// (rawPredict), vertex-ai/generative-ai/docs/maas/use-open-models (endpoints/openapi).
/// </remarks>
internal static class VertexAddress
{
    /// <summary>The location where neither preset nor environment names one.</summary>
    internal const string DefaultLocation = "us-central1";

    /// <summary>The location whose address has no region in it.</summary>
    internal const string Global = "global";

    // google.auth and the Gen AI SDK read the first of each; the others are of older Google SDKs and of Anthropic's for Vertex AI.
    private static readonly string[] ProjectVariables = ["GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT"];
    private static readonly string[] LocationVariables = ["GOOGLE_CLOUD_LOCATION", "GOOGLE_CLOUD_REGION", "CLOUD_ML_REGION"];
    private static readonly string[] Versions = ["/v1", "/v1beta1"];

    /// <summary>The project of a target: its own, else that of the environment; null where neither names one.</summary>
    internal static string? Project(ModelSpec spec, Func<string, string?> environment) => Text(spec.Project) ?? First(ProjectVariables, environment);

    /// <summary>The location of a target: its own, else that of the environment, else <see cref="DefaultLocation"/>.</summary>
    internal static string Location(ModelSpec spec, Func<string, string?> environment) => Text(spec.Location) ?? First(LocationVariables, environment) ?? DefaultLocation;

    /// <summary>Whether a text can be a location: it becomes a part of a host's name.</summary>
    internal static bool IsLocation(string location)
    {
        foreach (char c in location)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return location.Length is > 1 and < 40 && location[0] != '-' && location[location.Length - 1] != '-';
    }

    /// <summary>The base address of a location.</summary>
    internal static string BaseUrl(string location) => location switch
    {
        Global => "https://aiplatform.googleapis.com",
        "us" or "eu" => "https://aiplatform." + location + ".rep.googleapis.com",
        _ => "https://" + location + "-aiplatform.googleapis.com",
    };

    /// <summary>The path of a call below the base address; the version is left out where the base address ends in one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="project">The project; null for the path without one, which takes API keys for Google's models.</param>
    /// <param name="location">The location.</param>
    /// <param name="baseUrl">The base address, without a slash at its end.</param>
    /// <param name="stream">Whether the answer is to be streamed.</param>
    internal static string Path(VertexModel model, string? project, string location, string baseUrl, bool stream) =>
        (HasVersion(baseUrl) ? "" : "/v1")
        + (project is null ? "" : "/projects/" + UrlPart.Segment(project) + "/locations/" + UrlPart.Segment(location))
        + (model.Protocol == VertexProtocol.OpenAI ? "/endpoints/openapi/chat/completions" : Resource(model) + Method(model.Protocol, stream));

    private static string Resource(VertexModel model) =>
        (model.IsEndpoint ? "/endpoints/" : "/publishers/" + UrlPart.Segment(model.Publisher) + "/models/") + Segment(model.Id);

    private static string Method(VertexProtocol protocol, bool stream) => protocol == VertexProtocol.Gemini
        ? stream ? ":streamGenerateContent?alt=sse" : ":generateContent"
        : stream ? ":streamRawPredict" : ":rawPredict";

    /// <summary>The at sign before a version may stand in a path, and all of Google's own clients leave it there.</summary>
    private static string Segment(string id) => UrlPart.Segment(id).Replace("%40", "@");

    private static bool HasVersion(string baseUrl) =>
        Array.Exists(Versions, version => baseUrl.EndsWith(version, StringComparison.OrdinalIgnoreCase));

    private static string? First(string[] variables, Func<string, string?> environment)
    {
        foreach (string variable in variables)
        {
            if (Text(environment(variable)) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
