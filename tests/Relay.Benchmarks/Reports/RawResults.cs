using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Relay.Benchmarks;

/// <summary>Writes every single figure of a run, so that others can work out what they like.</summary>
internal static class RawResults
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, IndentSize = 1, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes the run's figures, with the machine's description.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="options">Where to, if the run says so.</param>
    /// <param name="figures">The figures.</param>
    public static void Write(string name, RunOptions options, object figures)
    {
        string file = options.Output ?? Path.Combine(
            Relay.Tests.RepositoryRoot.Path, "artifacts", "performance", name + DateTime.UtcNow.ToString("-yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { name, options.IsQuick, machine = Machine.Current, figures }, s_options));
        Console.WriteLine();
        Console.WriteLine("Every figure: " + Path.GetRelativePath(Environment.CurrentDirectory, file));
    }
}
