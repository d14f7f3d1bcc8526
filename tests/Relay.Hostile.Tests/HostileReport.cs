using System.Globalization;
using Relay.Tests;

namespace Relay.Hostile.Tests;

/// <summary>One line for each attack, in artifacts/hostile.txt: what was tried, how often, how long it took at most, and the most memory it held.</summary>
internal static class HostileReport
{
    private static readonly Lock Gate = new();
    private static bool s_isBegun;

    /// <summary>Writes the line of an attack.</summary>
    /// <param name="attack">What was tried.</param>
    /// <param name="count">How often.</param>
    /// <param name="longest">The longest time of one try; null where time says nothing.</param>
    /// <param name="peakBytes">The most memory that was held beyond the start; null where memory says nothing.</param>
    public static void Add(string attack, int count, TimeSpan? longest = null, long? peakBytes = null)
    {
        string time = longest is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{limit.TotalMilliseconds,10:0.0} ms") : "             ";
        string memory = peakBytes is { } peak ? string.Create(CultureInfo.InvariantCulture, $"{peak / 1024.0 / 1024.0,10:0.0} MiB") : "";
        string line = string.Create(CultureInfo.InvariantCulture, $"{attack,-72} {count,8} {time} {memory}").TrimEnd() + "\n";
        string path = Path.Combine(RepositoryRoot.Path, "artifacts", "hostile.txt");
        lock (Gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (s_isBegun)
            {
                File.AppendAllText(path, line);
            }
            else
            {
                s_isBegun = true;
                File.WriteAllText(path, line);
            }
        }
    }
}
