using System.Diagnostics;
using Relay.Presets;

namespace Relay.Hostile.Tests.Presets;

/// <summary>No file stops or ends who reads it: each ends with a model or with findings, on a small stack, in bounded time and memory.</summary>
[Collection(MeasuredTests.Name)]
public class PresetBombTests
{
    // A tenth of what a thread of a program has: what recurses by the depth of a file would end the process.
    private const int SmallStack = 160 * 1024;

    public static TheoryData<string> Names => [.. PresetBombs.All.Select(static bomb => bomb.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_is_made_to_stop_its_reader_does_not(string name)
    {
        (_, string path, Func<int, string> make) = PresetBombs.All.Single(bomb => bomb.Name == name);
        string text = make(Scale.Of(3_000, 40_000));
        using var memory = new PeakMemory();
        PresetCompilation? compilation = null;
        var watch = Stopwatch.StartNew();

        OnSmallStack(() => compilation = PresetCompiler.Compile([new PresetInput(path, text)], new PresetCompilerOptions { Today = new DateTime(2026, 1, 1) }));

        TimeSpan time = watch.Elapsed;
        HostileReport.Add("bomb: " + name, text.Length, time, memory.Bytes);
        Assert.True(compilation!.Findings.Count > 0 || compilation.Model.Aliases.Count > 0, "neither a finding nor a model");
        Assert.True(time < TimeSpan.FromSeconds(Scale.Of(5, 20)), time.ToString());
        Assert.All(compilation.Findings, finding => AssertShown(finding, path, text));
    }

    /// <summary>A message and its place are fit to be shown, whatever stands in the file.</summary>
    private static void AssertShown(Finding finding, string path, string text)
    {
        Assert.InRange(finding.Message.Length, 1, 2_001);
        Assert.DoesNotContain(finding.Message, static unit => char.IsControl(unit) || char.IsSurrogate(unit));
        Assert.InRange(finding.Related.Count, 0, CycleText.Most);
        Assert.Equal(path, finding.Location.File);
        Assert.InRange(finding.Location.Span.End.Offset, finding.Location.Span.Start.Offset, text.Length);
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
