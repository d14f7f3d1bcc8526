using Relay.Benchmarks;

switch (args.FirstOrDefault())
{
    case "bytes":
        BytesCommand.Run();
        return 0;
    case "profile":
        ProfileCommand.Run(args[1..]);
        return 0;
    default:
        Console.WriteLine("Commands: bytes, profile");
        return 1;
}
