using System.Text;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>Providers in Markdown: who answers where, and how a request shows its key. Never a secret.</summary>
internal static class ProviderText
{
    /// <summary>The provider of a name; null when there is none.</summary>
    public static string? Write(KnownProviders providers, string name)
    {
        if (providers.Find(name) is not { } facts)
        {
            return null;
        }

        var text = new StringBuilder();
        text.Append("**").Append(facts.Name).Append("** speaks `").Append(WireNames.Of(facts.Wire)).Append('`');
        text.Append(facts.BaseUrl is null or UrlGuard.RefusedAddress ? "" : " at `" + facts.BaseUrl + "`");
        foreach (ProviderModel own in providers.Own)
        {
            Paragraph(text, own.Name == facts.Name ? own.Description : null);
        }

        Paragraph(text, Auth(facts));
        Paragraph(text, facts.RouteTo is { } other ? "Hands on the models of " + other + ", at its prices." : facts.IsLocal ? "Runs on machines of your own: its calls cost nothing." : null);
        Paragraph(text, facts.IsSupported ? null : "This version cannot call it.");
        return text.ToString();
    }

    private static string Auth(ProviderFacts facts) => facts switch
    {
        { Auth: AuthScheme.None, KeyVariables.Count: 0, Credential: null } => "No key.",
        { Auth: AuthScheme.AwsSignature } => "Signed with AWS credentials.",
        { Auth: AuthScheme.GoogleApplicationDefault } => "Google application default credentials.",
        _ => "Key in `" + (facts.AuthHeader ?? "Authorization: Bearer") + "`" + (facts.KeyVariables.Count == 0 ? "." : ", from `" + string.Join("` or `", facts.KeyVariables) + "`."),
    };

    private static void Paragraph(StringBuilder text, string? paragraph) => text.Append(paragraph is null ? "" : "\n\n").Append(paragraph);
}
