using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Relay.Benchmarks;

/// <summary>Says what a call allocates, by type and by the line of calls that did it: sampled by the runtime, largest first.</summary>
internal static class ProfileCommand
{
    private const int FramesShown = 5;

    public static void Run(string[] args)
    {
        string which = args.ElementAtOrDefault(0) ?? "relay";
        Workload workload = Workload.Of(args.ElementAtOrDefault(1) ?? Workload.Short.Name);
        int calls = workload.IsStream ? 4000 : workload == Workload.Long ? 4000 : 300_000;
        InMemoryClient create = which switch
        {
            "raw" => InMemoryClients.Raw,
            "relay-chatclient" => InMemoryClients.RelayAsChatClient,
            _ when BenchmarkWire.All.FirstOrDefault(wire => wire.Name == which) is { } wire => WireClients.Relay(wire),
            _ => InMemoryClients.Relay,
        };
        double bytes = AllocatedBytes.OfCall(create, workload, 200);
        var wait = new InMemoryWait();
        using IBenchmarkClient client = create(workload, wait);
        string file = Path.Combine(Path.GetTempPath(), $"relay-allocations-{Environment.ProcessId}.nettrace");
        try
        {
            Record(file, () => AllocatedBytes.Run(client, workload, wait, calls));
            Report(file, which, workload, bytes);
        }
        finally
        {
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, ".etlx"));
        }
    }

    private static void Record(string file, Action work)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Verbose, (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.Jit | ClrTraceEventParser.Keywords.Loader));
        using EventPipeSession session = new DiagnosticsClient(Environment.ProcessId).StartEventPipeSession([provider], requestRundown: true, circularBufferMB: 512);
        using FileStream target = File.Create(file);
        Task copy = Task.Run(() => session.EventStream.CopyToAsync(target));
        work();
        session.Stop();
        copy.Wait();
    }

    private static void Report(string file, string which, Workload workload, double bytesOfCall)
    {
        var types = new Dictionary<string, long>();
        var places = new Dictionary<string, long>();
        long total = 0;
        string etlx = TraceLog.CreateFromEventPipeDataFile(file);
        using (var log = new TraceLog(etlx))
        {
            foreach (TraceEvent happened in log.Events)
            {
                if (happened is GCAllocationTickTraceData tick)
                {
                    long amount = tick.AllocationAmount64;
                    total += amount;
                    types[tick.TypeName] = types.GetValueOrDefault(tick.TypeName) + amount;
                    string place = tick.TypeName + " < " + Place(tick.CallStack());
                    places[place] = places.GetValueOrDefault(place) + amount;
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{which}, {workload.Name}: {bytesOfCall:#,0.#} bytes a call; the samples share them out as follows."));
        Print("Types", types, total, bytesOfCall, 40);
        Print("Places", places, total, bytesOfCall, 60);
    }

    private static void Print(string title, Dictionary<string, long> amounts, long total, double bytesOfCall, int most)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        foreach ((string name, long amount) in amounts.OrderByDescending(entry => entry.Value).Take(most))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytesOfCall * amount / total,9:#,0.0}  {100.0 * amount / total,5:0.0} %  {name}"));
        }
    }

    private static string Place(TraceCallStack? stack)
    {
        var frames = new List<string>();
        for (TraceCallStack? frame = stack; frame is not null && frames.Count < FramesShown; frame = frame.Caller)
        {
            string name = frame.CodeAddress.FullMethodName;
            if (name.Length > 0 && !name.StartsWith("System.Runtime.CompilerServices.Async", StringComparison.Ordinal))
            {
                int bracket = name.IndexOf('(', StringComparison.Ordinal);
                frames.Add(bracket < 0 ? name : name[..bracket]);
            }
        }

        return string.Join(" < ", frames);
    }
}
