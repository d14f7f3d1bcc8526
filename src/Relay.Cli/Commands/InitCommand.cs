using System.CommandLine;

namespace Relay.Cli;

/// <summary><c>relay init</c>: the first preset of a project, and the lines of the project file that it needs.</summary>
internal static class InitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        var project = new Argument<string?>("project")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The project file, or its folder. Without it: the project of the current folder.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be done and does nothing." };
        var command = new Command("init", "Gives a project its first preset and the reference to Relay. What is there already stays as it is.") { project, dryRun };
        command.SetAction((result, cancellation) => RunAsync(host, result.GetValue(project) ?? ".", result.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, string argument, bool isDryRun, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(argument, host.CurrentFolder);
        string[] projects = File.Exists(full) ? [full] : Directory.Exists(full) ? Directory.GetFiles(full, "*.csproj") : [];
        if (projects is not [string project])
        {
            Array.Sort(projects, StringComparer.Ordinal);
            await host.Error.WriteLineAsync(projects.Length == 0
                ? $"relay: There is no C# project in '{argument}'. Make one first ('dotnet new console'), or name it: relay init <project>."
                : $"relay: There are several projects in '{argument}': {string.Join(", ", projects.Select(Path.GetFileName))}. Name one: relay init <project>.").ConfigureAwait(false);
            return ExitCode.Unusable;
        }

        ProjectChanges changes = await ProjectChanges.FindAsync(host, project, cancellation).ConfigureAwait(false);
        foreach (string sentence in changes.Present)
        {
            await host.Output.WriteLineAsync(sentence).ConfigureAwait(false);
        }

        await changes.WriteAsync(isDryRun, cancellation).ConfigureAwait(false);
        foreach (string problem in changes.Problems)
        {
            await host.Error.WriteLineAsync("relay: " + problem).ConfigureAwait(false);
        }

        if (changes.Problems.Count > 0)
        {
            return ExitCode.Unusable;
        }

        await host.Output.WriteLineAsync(changes.IsEmpty
            ? "Nothing to do."
            : "Next: set the key (OPENAI_API_KEY), and in a file with 'using Relay;' call: await Models.Smart.ChatAsync(\"Hello?\")").ConfigureAwait(false);
        return ExitCode.Clean;
    }
}
