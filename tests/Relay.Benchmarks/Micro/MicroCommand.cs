using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Relay.Benchmarks;

/// <summary>The steps under BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    /// <summary>In this process: the project that BenchmarkDotNet would generate knows nothing of presets.</summary>
    public static void Run(string[] args)
    {
        bool isQuick = args.Contains("--quick");
        Job job = (isQuick ? Job.ShortRun : Job.MediumRun.WithLaunchCount(1)).WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = DefaultConfig.Instance.AddJob(job)
            .WithArtifactsPath(Path.Combine(Relay.Tests.RepositoryRoot.Path, "artifacts", "performance", "micro"))
            .WithOptions(ConfigOptions.JoinSummary);
        BenchmarkSwitcher.FromTypes([typeof(CallBenchmarks), typeof(StreamBenchmarks), typeof(StepBenchmarks)])
            .Run([.. args.Where(argument => argument != "--quick"), .. args.Contains("--filter") ? Array.Empty<string>() : ["--filter", "*"]], config);
    }
}
