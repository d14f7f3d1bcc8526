using System.Globalization;
using Relay.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] rest = args.Length > 0 ? args[1..] : [];
switch (args.FirstOrDefault())
{
    case "bytes":
        BytesCommand.Run();
        return 0;
    case "profile":
        ProfileCommand.Run(rest);
        return 0;
    case "compare":
        await CompareCommand.RunAsync(RunOptions.Parse(rest));
        return 0;
    case "first-token":
        await FirstTokenCommand.RunAsync(RunOptions.Parse(rest));
        return 0;
    case "open-streams":
        await OpenStreamsCommand.RunAsync(RunOptions.Parse(rest));
        return 0;
    case "many-streams":
        await ManyStreamsCommand.RunAsync(RunOptions.Parse(rest));
        return 0;

    case "cold-start":
        await ColdStartCommand.RunAsync(RunOptions.Parse(rest));
        return 0;
    case "editor":
        await EditorCommand.RunAsync(RunOptions.Parse(rest));
        return 0;
    case "micro":
        MicroCommand.Run(rest);
        return 0;

    // What the commands above start.
    case "serve":
        await ProviderServer.RunAsync();
        return 0;
    case "work":
        await Worker.RunAsync(rest[0]);
        return 0;
    default:
        Console.WriteLine("""
            bytes         bytes a call and a delta, without a network, exactly
            profile       what allocates them: profile [raw|relay|relay-chatclient] [short|long|brief|by-fifty]
            compare       CPU time and bytes, all clients side by side over loopback
            first-token   time added to the first delta
            open-streams  memory of streams that are open at once
            many-streams  memory over stream after stream
            cold-start    time from the start of a process to its first answer
            micro         the steps of a call under BenchmarkDotNet: micro [--quick] [--filter <glob>]
            editor        presets while people type and build: generator, analyzers, a fresh process, dotnet build
            Options of compare, first-token, open-streams, many-streams, cold-start and editor: --quick, --output <file>, --clients <name,name>
            """);
        return 1;
}
