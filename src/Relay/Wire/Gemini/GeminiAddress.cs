namespace Relay;

/// <summary>Where a Gemini model is called: <c>/v1beta/models/{model}:generateContent</c>. The key is never part of it.</summary>
internal static class GeminiAddress
{
    private static readonly string[] Versions = ["/v1beta", "/v1", "/v1alpha"];

    /// <summary>The path below the base address; the version is left out where the base address ends in one.</summary>
    public static string Path(ModelSpec spec, string baseUrl, bool stream) =>
        (HasVersion(baseUrl) ? "" : "/v1beta")
        + Resource(spec.Model)
        + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");

    /// <summary><c>models/…</c> and <c>tunedModels/…</c> name their collection; any other id is one of <c>models</c>.</summary>
    private static string Resource(string model) =>
        (model.StartsWith("tunedModels/", StringComparison.Ordinal) ? "/tunedModels/" : "/models/") + UrlPart.Segment(TargetAddressRules.WithoutCollection(model));

    private static bool HasVersion(string baseUrl)
    {
        foreach (string version in Versions)
        {
            if (baseUrl.EndsWith(version, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
