using Relay.Presets;

namespace Relay.Cli;

/// <summary>The pages of rules (docs/rules), as they are inside the tool.</summary>
internal static class RulePage
{
    /// <summary>The page of a rule as Markdown with LF line ends.</summary>
    public static async Task<string> ReadAsync(FindingRule rule)
    {
        using var reader = new StreamReader(typeof(RulePage).Assembly.GetManifestResourceStream("rules/" + rule.Id + ".md")
            ?? throw new InvalidOperationException("The page of " + rule.Id + " is not inside the tool."));
        return (await reader.ReadToEndAsync().ConfigureAwait(false)).ReplaceLineEndings("\n");
    }
}
