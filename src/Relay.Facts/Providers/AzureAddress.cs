namespace Relay;

/// <summary>Where an Azure OpenAI deployment is called: <c>/openai/deployments/{deployment}/chat/completions?api-version=…</c> below the resource's address.</summary>
/// <remarks>Source: learn.microsoft.com/azure/ai-foundry/openai/reference, chat completions.</remarks>
internal static class AzureAddress
{
    /// <summary>The API version of a preset that names none.</summary>
    internal const string DefaultApiVersion = "2024-10-21";

    /// <summary>The path of a target. A deployment's name is the user's own, so whatever a path cannot hold in it is escaped; without one the model's name is the deployment's.</summary>
    /// <param name="spec">The target, with its deployment and API version.</param>
    internal static string ChatPath(ModelSpec spec) =>
        "/openai/deployments/" + Uri.EscapeDataString(spec.Deployment ?? spec.Model)
        + "/chat/completions?api-version=" + Uri.EscapeDataString(spec.ApiVersion ?? DefaultApiVersion);
}
