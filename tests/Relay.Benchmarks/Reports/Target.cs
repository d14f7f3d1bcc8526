using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>A bound that was set before anything was measured, beside what was.</summary>
/// <param name="What">What is bounded.</param>
/// <param name="Bound">The most it may be.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Unit">The unit of both.</param>
internal sealed record Target(string What, double Bound, double Measured, string Unit)
{
    public bool IsMet => Measured <= Bound;

    public static void Print(IReadOnlyList<Target> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine("| target | at most | measured | |");
        Console.WriteLine("|---|--:|--:|---|");
        foreach (Target target in targets)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {target.What} | {target.Bound:#,0.##} {target.Unit} | {target.Measured:#,0.##} {target.Unit} | {(target.IsMet ? "met" : "**missed**")} |"));
        }
    }
}
