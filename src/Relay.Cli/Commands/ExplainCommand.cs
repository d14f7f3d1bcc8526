using System.CommandLine;
using Relay.Presets;
using Spectre.Console;

namespace Relay.Cli;

/// <summary><c>relay explain</c>: the page of a rule, or a list of all.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        var id = new Argument<string?>("rule") { Arity = ArgumentArity.ZeroOrOne, Description = "The id of a rule, such as RLY0201. Without it: all rules." };
        var command = new Command("explain", "Tells what a rule means, with an example and its fix.") { id };
        command.SetAction((result, _) => result.GetValue(id) is { } one ? ExplainAsync(host, one) : ListAsync(host));
        return command;
    }

    private static async Task<int> ExplainAsync(CliHost host, string id)
    {
        if (FindingRules.ByNumber(id) is not { } rule)
        {
            await host.Error.WriteLineAsync("relay: " + RuleText.Unknown(id)).ConfigureAwait(false);
            return ExitCode.Unusable;
        }

        await host.Output.WriteAsync(WithoutNotice(await RulePage.ReadAsync(rule).ConfigureAwait(false))).ConfigureAwait(false);
        return ExitCode.Clean;
    }

    private static Task<int> ListAsync(CliHost host)
    {
        IAnsiConsole console = Terminal.Of(host);
        foreach (FindingRule rule in FindingRules.All)
        {
            console.MarkupLine($"{rule.Id}  {SeverityWord.Of(rule.Severity),-7}  {Markup.Escape(rule.Title)}");
        }

        return Task.FromResult(ExitCode.Clean);
    }

    /// <summary>The page without the comment that tells editors of the page where it comes from.</summary>
    private static string WithoutNotice(string page)
    {
        int start = page.IndexOf("<!--", StringComparison.Ordinal);
        int end = page.IndexOf("-->\n\n", StringComparison.Ordinal);
        return start < 0 || end < 0 ? page : page.Remove(start, end + 5 - start);
    }
}
