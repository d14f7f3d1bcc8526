namespace Relay.Benchmarks;

/// <summary>What is printed about many figures.</summary>
internal static class Statistics
{
    private const int Resamples = 4000;

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN
            : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The 95 % interval of the median, by drawing from the values again and again; the same every time for the same values.</summary>
    public static (double Low, double High) MedianInterval(double[] values)
    {
        var random = new Random(20_000);
        var medians = new double[Resamples];
        var drawn = new double[values.Length];
        for (int i = 0; i < Resamples; i++)
        {
            for (int j = 0; j < drawn.Length; j++)
            {
                drawn[j] = values[random.Next(values.Length)];
            }

            medians[i] = Median(drawn);
        }

        Array.Sort(medians);
        return (medians[(int)(Resamples * 0.025)], medians[(int)(Resamples * 0.975)]);
    }
}
