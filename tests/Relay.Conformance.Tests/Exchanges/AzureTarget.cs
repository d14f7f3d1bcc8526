using System.Text.RegularExpressions;

namespace Relay.Conformance.Tests;

/// <summary>Where on Azure an exchange took place, told by the address that was recorded: which of its endpoints, which deployment, which version.</summary>
internal static partial class AzureTarget
{
    public static void Set(ModelSpecBuilder model, RecordedExchange exchange, Replay replay)
    {
        string url = exchange.Request.Url ?? "";
        string resource = replay.BaseUrl[..replay.BaseUrl.LastIndexOf('/')];
        model.BaseUrl = url.Contains("/openai/v1/", StringComparison.Ordinal) ? resource + "/openai/v1"
            : url.Contains("/models/", StringComparison.Ordinal) ? resource + "/models"
            : resource;
        model.Deployment = Deployment(exchange);
        model.ApiVersion = Version().Match(url) is { Success: true } version ? version.Groups[1].Value : null;
    }

    /// <summary>The deployment that the address names; null where it names none.</summary>
    public static string? Deployment(RecordedExchange exchange) =>
        DeploymentName().Match(exchange.Request.Url ?? "") is { Success: true } deployment ? deployment.Groups[1].Value : null;

    /// <summary>The path and the query that were recorded, from the part on that says which endpoint it is.</summary>
    public static string? PathAndQuery(RecordedExchange exchange) =>
        Endpoint().Match(exchange.Request.Url ?? "") is { Success: true } endpoint ? endpoint.Value : null;

    [GeneratedRegex("/deployments/([^/]+)/")]
    private static partial Regex DeploymentName();

    [GeneratedRegex("api-version=([^&]+)")]
    private static partial Regex Version();

    [GeneratedRegex("/(openai|models)/.*$")]
    private static partial Regex Endpoint();
}
