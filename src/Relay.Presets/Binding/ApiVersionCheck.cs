namespace Relay.Presets;

/// <summary>Looks at the version of Azure's API that a model asks for: its form, and whether it fits the address.</summary>
/// <remarks>
/// Source: learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle. Gateways that speak Azure's protocol may have versions of their own, so only <c>azure</c> itself is looked at.
/// </remarks>
internal static class ApiVersionCheck
{
    private const string Preview = "-preview";
    private const string DateForm = "0000-00-00";

    private static readonly string[] OfV1 = ["v1", "preview", "latest"];

    /// <summary>Reports a version that cannot be understood. What is inherited was looked at where it is written.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="model">The model.</param>
    /// <param name="body">Its fields, inherited ones included.</param>
    /// <param name="target">Its target.</param>
    public static void Check(FindingSink findings, Declaration model, MappingNode body, Target target)
    {
        if (target.Provider is not { Name: "azure" } || model.Body.Scalar("api_version") is not { } version)
        {
            return;
        }

        bool isDated = IsDated(version.Text), isOfV1 = Array.IndexOf(OfV1, version.Text) >= 0;
        if (!isDated && !isOfV1)
        {
            string? meant = Meant(version.Text);
            findings.Add(
                ReferenceRules.UnlikelyApiVersion,
                version.Location,
                $"Versions of Azure's API are dates such as 2024-10-21 or 2025-04-01-preview, which {Echo.Quote(version.Text)} is not{DidYouMean.End(meant)}",
                SuggestedText.InPlaceOf(version, meant));
        }
        else if (body.Text("base_url") is { } address && AzureAddress.IsV1(address.TrimEnd('/')) != isOfV1)
        {
            findings.Add(
                ReferenceRules.UnlikelyApiVersion,
                version.Location,
                isDated
                    ? "An address that ends in /openai/v1 takes no dated version; leave 'api_version' out."
                    : $"'{version.Text}' is understood only at an address that ends in /openai/v1; end 'base_url' so, or leave 'api_version' out.");
        }
    }

    private static bool IsDated(string text)
    {
        string date = text.EndsWith(Preview, StringComparison.Ordinal) ? text.Substring(0, text.Length - Preview.Length) : text;
        for (int i = 0; i < date.Length && i < DateForm.Length; i++)
        {
            if (DateForm[i] == '0' ? date[i] is not (>= '0' and <= '9') : date[i] != DateForm[i])
            {
                return false;
            }
        }

        return date.Length == DateForm.Length;
    }

    /// <summary>The date that is written in another way: <c>v2024-10-21</c>, <c>2024/10/21</c>, <c>20241021preview</c>; null where there is none.</summary>
    private static string? Meant(string text)
    {
        var digits = new System.Text.StringBuilder();
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9')
            {
                digits.Append(c);
            }
        }

        if (digits.Length != 8)
        {
            return null;
        }

        return digits.Insert(6, '-').Insert(4, '-').Append(text.IndexOf("preview", StringComparison.OrdinalIgnoreCase) >= 0 ? Preview : "").ToString();
    }
}
