namespace Relay;

/// <summary>Where an Azure OpenAI deployment is called, by what its base address ends in.</summary>
/// <remarks>
/// <c>…/openai/v1</c> is the v1 API, which names the deployment in the body and wants no version. <c>…/models</c> is Azure AI Foundry's model inference, which names it in the body too. Anything else
/// is the resource itself, with or without <c>/openai</c> or the whole way to the deployment: <c>/openai/deployments/{deployment}/chat/completions?api-version=…</c> below it, and for Responses, which
/// have the deployment in the body, <c>/openai/responses?api-version=…</c>.
/// Sources: learn.microsoft.com/azure/ai-foundry/openai/reference (chat completions), …/api-version-lifecycle (v1), …/how-to/responses, and
/// learn.microsoft.com/rest/api/aifoundry/modelinference.
/// </remarks>
internal static class AzureAddress
{
    /// <summary>The API version of a preset that names none.</summary>
    internal const string DefaultApiVersion = "2024-10-21";

    /// <summary>The API version of model inference for a preset that names none.</summary>
    internal const string DefaultInferenceVersion = "2024-05-01-preview";

    /// <summary>The API version of Responses for a preset that names none: the last dated one. Responses came with 2025-03-01-preview.</summary>
    internal const string DefaultResponsesVersion = "2025-04-01-preview";

    private const string Chat = "/chat/completions";
    private const string Responses = "/responses";

    /// <summary>The path of a target below its resource's address. A deployment's name is the user's own, so whatever a path cannot hold in it is escaped; without one the model's name is the deployment's.</summary>
    /// <param name="spec">The target, with its deployment and API version.</param>
    internal static string ChatPath(ModelSpec spec) =>
        "/openai/deployments/" + UrlPart.Segment(spec.Deployment ?? spec.Model) + Chat + Version(spec, DefaultApiVersion);

    /// <summary>The path of a target below a base address.</summary>
    /// <param name="spec">The target, with its deployment and API version.</param>
    /// <param name="baseUrl">The base address, without a slash at its end.</param>
    internal static string ChatPath(ModelSpec spec, string baseUrl) =>
        IsV1(baseUrl) ? Chat + Version(spec, null)
        : IsInference(baseUrl) ? Chat + Version(spec, DefaultInferenceVersion)
        : IsDeployment(baseUrl) ? Chat + Version(spec, DefaultApiVersion)
        : WithoutRoot(ChatPath(spec), baseUrl);

    /// <summary>The path of a target's Responses below a base address.</summary>
    /// <param name="spec">The target, with its API version.</param>
    /// <param name="baseUrl">The base address, without a slash at its end.</param>
    internal static string ResponsesPath(ModelSpec spec, string baseUrl) =>
        IsV1(baseUrl) ? Responses + Version(spec, null)
        : WithoutRoot("/openai" + Responses + Version(spec, DefaultResponsesVersion), baseUrl);

    /// <summary>Whether a base address, without a slash at its end, is that of the v1 API.</summary>
    internal static bool IsV1(string baseUrl) => Ends(baseUrl, "/openai/v1");

    private static bool IsInference(string baseUrl) => Ends(baseUrl, "/models");

    /// <summary>The deployment that a base address, without a slash at its end, leads to; null for any other address.</summary>
    internal static string? DeploymentOf(string baseUrl)
    {
        int last = baseUrl.LastIndexOf('/');
        return last > 0 && Ends(baseUrl.Substring(0, last), "/openai/deployments") ? baseUrl.Substring(last + 1) : null;
    }

    private static bool IsDeployment(string baseUrl) => DeploymentOf(baseUrl) is not null;

    private static string WithoutRoot(string path, string baseUrl) => Ends(baseUrl, "/openai") ? path.Substring("/openai".Length) : path;

    private static bool Ends(string address, string end) => address.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static string Version(ModelSpec spec, string? otherwise) =>
        (spec.ApiVersion ?? otherwise) is { } version ? "?api-version=" + UrlPart.QueryValue(version) : "";
}
