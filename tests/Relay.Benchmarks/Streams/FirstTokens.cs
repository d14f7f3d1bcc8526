using System.Diagnostics;

namespace Relay.Benchmarks;

/// <summary>The times to the first delta, in microseconds, pair by pair.</summary>
internal sealed record FirstTokenTimes(double[] Raw, double[] Other);

/// <summary>Takes the time to the first delta by hand and by another client in turns, in one process, so that whatever the machine does meets both.</summary>
internal static class FirstTokens
{
    private const int WarmUp = 1500;

    public static async Task<FirstTokenTimes> MeasureAsync(IBenchmarkClient other, int pairs)
    {
        using var raw = new RawClient();
        for (int i = 0; i < WarmUp; i++)
        {
            await TimeAsync(raw).ConfigureAwait(false);
            await TimeAsync(other).ConfigureAwait(false);
        }

        var times = new FirstTokenTimes(new double[pairs], new double[pairs]);
        for (int i = 0; i < pairs; i++)
        {
            // Who goes second may find things warm; so both do, in turns.
            bool isRawFirst = i % 2 == 0;
            if (isRawFirst)
            {
                times.Raw[i] = await TimeAsync(raw).ConfigureAwait(false);
            }

            times.Other[i] = await TimeAsync(other).ConfigureAwait(false);
            if (!isRawFirst)
            {
                times.Raw[i] = await TimeAsync(raw).ConfigureAwait(false);
            }
        }

        return times;
    }

    private static async ValueTask<double> TimeAsync(IBenchmarkClient client)
    {
        var observer = new AnswerObserver();
        long started = Stopwatch.GetTimestamp();
        await client.CallAsync(Workload.Brief, observer).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(started, observer.FirstPiece).TotalMicroseconds;
    }
}
