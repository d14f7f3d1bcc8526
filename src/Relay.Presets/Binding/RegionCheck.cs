namespace Relay.Presets;

/// <summary>Looks at regions of AWS and locations of Google Cloud: whether they are written as their cloud writes them. New ones need not be known here.</summary>
internal static class RegionCheck
{
    private static readonly string[] Directions = ["central", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

    // docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support: those whose source regions all lie in the area that they are called after.
    private static readonly string[] Areas = ["us", "eu", "apac"];

    // docs.aws.amazon.com/general/latest/gr/bedrock. To be suggested only.
    private static readonly string[] AwsRegions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "us-gov-east-1", "us-gov-west-1",
    ];

    // docs.cloud.google.com/vertex-ai/generative-ai/docs/learn/locations. To be suggested only.
    private static readonly string[] GoogleLocations =
    [
        "global", "us-central1", "us-east1", "us-east4", "us-east5", "us-south1", "us-west1", "us-west4", "northamerica-northeast1", "southamerica-east1", "europe-central2", "europe-north1",
        "europe-southwest1", "europe-west1", "europe-west2", "europe-west3", "europe-west4", "europe-west6", "europe-west8", "europe-west9", "asia-east1", "asia-east2", "asia-northeast1",
        "asia-northeast3", "asia-south1", "asia-southeast1", "australia-southeast1", "me-central1", "me-central2", "me-west1",
    ];

    /// <summary>Reports a region or location that leads nowhere. What is inherited was looked at where it is written.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="model">The model.</param>
    /// <param name="body">Its fields, inherited ones included.</param>
    /// <param name="target">Its target.</param>
    public static void Check(FindingSink findings, Declaration model, MappingNode body, Target target)
    {
        switch (target.Provider?.Wire)
        {
            case WireProtocol.BedrockConverse:
                CheckRegion(findings, model.Body.Scalar("region"));
                CheckRegion(findings, model.Body.Mapping("credential").Scalar("region"));
                CheckModel(findings, model.Body.Scalar("region"), body, target.Model);
                break;
            case WireProtocol.Vertex:
                CheckLocation(findings, model.Body.Scalar("location"));
                break;
        }
    }

    private static void CheckRegion(FindingSink findings, ScalarNode? region)
    {
        if (region is not null && !IsRegion(region.Text))
        {
            Report(findings, region, "is not how AWS writes a region (eu-central-1)", IsRegion, AwsRegions);
        }
    }

    /// <summary>An ARN, the host of an address and an inference profile belong to a region or an area, and are called nowhere else.</summary>
    private static void CheckModel(FindingSink findings, ScalarNode? region, MappingNode body, string model)
    {
        if (region is null || !IsRegion(region.Text))
        {
            return;
        }

        string? ofModel = BedrockAddress.RegionOfModel(model);
        string? host = body.Text("base_url") is { } address && UrlGuard.Check(address, allowPrivateHosts: true) is { IsAllowed: true } verdict ? verdict.Host : null;
        string? ofHost = host is null ? null : BedrockAddress.RegionOfHost(host);
        if ((ofModel ?? ofHost) is { } only && only != region.Text)
        {
            findings.Add(
                ReferenceRules.UnlikelyRegion,
                region.Location,
                $"{(ofModel is null ? "The address" : "The model's ARN")} is of the region {only}, and is not there in {region.Text}.",
                SuggestedText.InPlaceOf(region, only));
        }
        else if (Array.Find(Areas, area => model.StartsWith(area + ".", StringComparison.Ordinal)) is { } profile
            && Array.Find(Areas, area => region.Text.StartsWith((area == "apac" ? "ap" : area) + "-", StringComparison.Ordinal)) is { } other
            && profile != other)
        {
            findings.Add(ReferenceRules.UnlikelyRegion, region.Location, $"The inference profile '{profile}.' is called from regions of its own area, and {region.Text} is none of them.");
        }
    }

    private static void CheckLocation(FindingSink findings, ScalarNode? location)
    {
        if (location is not null && !IsLocation(location.Text))
        {
            Report(findings, location, "is not how Google Cloud writes a location (europe-west4, global, us, eu)", IsLocation, GoogleLocations);
        }
    }

    private static void Report(FindingSink findings, ScalarNode written, string problem, Func<string, bool> isRight, string[] known)
    {
        string plain = written.Text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        string? meant = isRight(plain) ? plain : NearestNames.Best(plain, known);
        findings.Add(ReferenceRules.UnlikelyRegion, written.Location, $"{Echo.Quote(written.Text)} {problem}{DidYouMean.End(meant)}", SuggestedText.InPlaceOf(written, meant));
    }

    /// <summary><c>us-east-1</c>, <c>us-gov-west-1</c>: parts, a direction, a number.</summary>
    private static bool IsRegion(string text)
    {
        string[] parts = text.Split('-');
        return BedrockAddress.IsRegion(text) && parts.Length > 2 && IsNumber(parts[parts.Length - 1]) && Array.IndexOf(Directions, parts[parts.Length - 2]) >= 0;
    }

    /// <summary><c>us-central1</c>, <c>europe-west12</c>: a part of the world, and a direction with a number behind it.</summary>
    private static bool IsLocation(string text)
    {
        if (text is VertexAddress.Global or "us" or "eu")
        {
            return true;
        }

        string[] parts = text.Split('-');
        string direction = parts[parts.Length - 1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return VertexAddress.IsLocation(text) && parts.Length == 2 && direction.Length < parts[1].Length && Array.IndexOf(Directions, direction) >= 0;
    }

    private static bool IsNumber(string text)
    {
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return text.Length is 1 or 2;
    }
}
