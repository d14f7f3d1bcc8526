using System.Diagnostics;

namespace Relay.Tests;

/// <summary>Runs the dotnet command as a user would, untouched by the build this test runs in.</summary>
internal static class Dotnet
{
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "ContinuousIntegrationBuild", "CONFIGURATION"];

    /// <summary>The output of a command that must succeed.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        (int exitCode, string output) = await TryRunAsync(folder, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} in {folder}:\n{output}");
        return output;
    }

    /// <summary>The exit code and the output of a command that may fail.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string folder, params string[] arguments)
    {
        using Process process = Process.Start(Command(folder, arguments))!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>How a command is started.</summary>
    public static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (string variable in Inherited)
        {
            start.Environment.Remove(variable);
        }

        return start;
    }
}
