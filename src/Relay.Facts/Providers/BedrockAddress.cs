namespace Relay;

/// <summary>Where Bedrock's runtime is reached: the host is made of the region, the path of the model.</summary>
/// <remarks>
/// Sources: docs.aws.amazon.com/general/latest/gr/bedrock, endpoints of the runtime API; docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse, request syntax.
/// FIPS, dual-stack and private endpoints are addresses of their own, which a preset gives with <c>base_url</c>.
/// </remarks>
internal static class BedrockAddress
{
    private const string Service = "bedrock-runtime";
    private const int LongestRegion = 32;

    /// <summary>The service that signatures are made for (docs.aws.amazon.com/bedrock/latest/userguide/getting-started-api).</summary>
    internal const string SigningName = "bedrock";

    /// <summary>The environment variables that name a region, first one wins.</summary>
    internal static readonly string[] RegionVariables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    /// <summary>The base address in a region, without a slash at its end.</summary>
    internal static string Of(string region) => "https://" + Service + "." + region + "." + Domain(region);

    /// <summary>The domain of a region's services: China and the European Sovereign Cloud have their own.</summary>
    internal static string Domain(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn"
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? "amazonaws.eu"
        : "amazonaws.com";

    /// <summary>Whether a text can be a region, and so a part of a host name: small letters, digits and hyphens.</summary>
    internal static bool IsRegion(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= LongestRegion && text[0] != '-' && text[text.Length - 1] != '-';
    }

    /// <summary>The region in the host of an address of AWS, also of a FIPS or private endpoint; null when it names none.</summary>
    internal static string? RegionOfHost(string host)
    {
        string[] labels = host.Split('.');
        for (int i = 0; i + 1 < labels.Length; i++)
        {
            if (labels[i] is Service or Service + "-fips")
            {
                return IsRegion(labels[i + 1]) && labels[i + 1].IndexOf('-') > 0 ? labels[i + 1] : null;
            }
        }

        return null;
    }

    /// <summary>The region in an ARN of Bedrock (<c>arn:aws:bedrock:us-east-1:…</c>); null when the model is no ARN, or one of no region.</summary>
    internal static string? RegionOfModel(string model)
    {
        if (!model.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = model.Split(':');
        return parts.Length > 3 && parts[2] == "bedrock" && IsRegion(parts[3]) ? parts[3] : null;
    }

    /// <summary>The path of a model's calls. Ids and ARNs hold colons and slashes, which are escaped.</summary>
    internal static string ChatPath(ModelSpec spec, bool stream) =>
        "/model/" + UrlPart.Segment(spec.Model) + (stream ? "/converse-stream" : "/converse");
}
