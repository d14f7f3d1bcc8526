using System.Globalization;
using System.Text.Json;
using Relay.Benchmarks.Editor;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
PresetLayout layout = args.Length > 2 ? Enum.Parse<PresetLayout>(args[2]) : PresetLayout.OneFile;
switch (args.FirstOrDefault())
{
    case "warm":
        int runs = int.Parse(args[3], CultureInfo.InvariantCulture);
        WarmUp.Run();
        Console.WriteLine(JsonSerializer.Serialize(EditorTimes.Measure(count, layout, runs)));
        return 0;
    case "fresh":
        Console.WriteLine(FreshProcess.Measure(count, layout, isEmpty: args[3] == "empty").ToString(CultureInfo.InvariantCulture));
        return 0;
    case "write":
        ManyPresets.Write(args[3], count, layout);
        return 0;
    case "spin":
        // For a profiler: the same step until somebody ends it.
        WarmUp.Spin(count, layout, args[3]);
        return 0;
    default:
        Console.WriteLine("""
            warm <aliases> <OneFile|FileEach> <runs>             milliseconds of every step, in a process that has run other presets, as JSON
            fresh <aliases> <OneFile|FileEach> <relay|empty>     milliseconds of the first run in this process
            write <aliases> <OneFile|FileEach> <folder>          writes the presets to a folder
            spin <aliases> <OneFile|FileEach> <step>             repeats cold, preset, csharp or analyzer for ten seconds
            """);
        return 1;
}
