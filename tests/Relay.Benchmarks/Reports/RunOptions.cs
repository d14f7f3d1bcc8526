namespace Relay.Benchmarks;

/// <summary>How a command is to run.</summary>
/// <param name="IsQuick">Less of everything: to see that it works, and roughly where things stand.</param>
/// <param name="Output">The file for the figures; null for one in artifacts/performance.</param>
/// <param name="Clients">The clients to compare.</param>
internal sealed record RunOptions(bool IsQuick, string? Output, IReadOnlyList<string> Clients)
{
    /// <summary>Reads <c>--quick</c>, <c>--output file</c> and <c>--clients a,b</c>.</summary>
    public static RunOptions Parse(IReadOnlyList<string> arguments)
    {
        bool isQuick = false;
        string? output = null;
        IReadOnlyList<string> clients = BenchmarkClients.All;
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    isQuick = true;
                    break;
                case "--output" when i + 1 < arguments.Count:
                    output = arguments[++i];
                    break;
                case "--clients" when i + 1 < arguments.Count:
                    clients = arguments[++i].Split(',');
                    break;
                default:
                    throw new ArgumentException($"'{arguments[i]}' is no option; there are --quick, --output <file> and --clients <name,name>.");
            }
        }

        return new RunOptions(isQuick, output, clients);
    }
}
