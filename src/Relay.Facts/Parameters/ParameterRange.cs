using System.Globalization;

namespace Relay;

/// <summary>The values that a provider takes for a parameter.</summary>
/// <param name="Least">The smallest one.</param>
/// <param name="Most">The largest one; infinite where there is none.</param>
internal readonly record struct ParameterRange(double Least, double Most)
{
    /// <summary>Every value.</summary>
    internal static readonly ParameterRange Any = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The value of the range that is nearest to <paramref name="value"/>; one that is not a number stays as it is.</summary>
    internal double Nearest(double value) => value < Least ? Least : value > Most ? Most : value;

    /// <summary>The range in words.</summary>
    public override string ToString() => double.IsPositiveInfinity(Most)
        ? Least.ToString(CultureInfo.InvariantCulture) + " or more"
        : Least.ToString(CultureInfo.InvariantCulture) + " to " + Most.ToString(CultureInfo.InvariantCulture);
}
