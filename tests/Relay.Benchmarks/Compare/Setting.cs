using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>One line of the comparison: what is asked for, how many at a time, how many calls make a measurement.</summary>
internal sealed record Setting(Workload Workload, int Concurrency, int Calls)
{
    /// <summary>What the figures are divided by: a delta of a stream, else a call.</summary>
    public int Parts => Workload.IsStream ? Workload.OutputTokens : 1;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Workload.Name} c={Concurrency}");

    /// <summary>The settings, each measurement long enough that the clock's and the scheduler's grain do not count.</summary>
    public static IReadOnlyList<Setting> All(bool isQuick)
    {
        int scale = isQuick ? 1 : 3;
        var settings = new List<Setting>();
        foreach (int concurrency in (int[])[1, 16, 64])
        {
            settings.Add(new Setting(Workload.Short, concurrency, 1600 * scale));
            settings.Add(new Setting(Workload.Long, concurrency, 256 * scale));
            settings.Add(new Setting(Workload.OneByOne, concurrency, 64 * Math.Max(1, scale / 2)));
            settings.Add(new Setting(Workload.ByFifty, concurrency, 64 * scale));
        }

        return settings;
    }
}
